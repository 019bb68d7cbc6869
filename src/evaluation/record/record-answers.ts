import type { Environment } from "../../config/environment.ts";
import { readSettings } from "../../config/read-settings.ts";
import { EXIT_CODES } from "../../core/errors.ts";
import { createEventBus, type Emit } from "../../core/events.ts";
import { openCassettes } from "../../llm/cassette/cassettes.ts";
import type { RECORDING_MODES } from "../../llm/cassette/mode.ts";
import { openAnswering } from "../run/answering.ts";
import { openAskedCases } from "../run/open-asked-cases.ts";
import { openAskedKnowledge } from "../run/open-knowledge.ts";
import { warningOf } from "../run/warn-of.ts";
import { recordCases } from "./record-cases.ts";
import { type RecordSummary, summaryLines, summaryOf } from "./record-summary.ts";
import { taped } from "./taped.ts";

export interface RecordOptions {
  readonly env: Environment;
  /** Files of questions, and globs. */
  readonly files: readonly string[];
  /** As `Selection` has them. */
  readonly only?: readonly string[];
  readonly tags?: readonly string[];
  readonly knowledge?: string | undefined;
  /** The knowledge that comes with Ledger. */
  readonly bundled: string;
  /** Where the cassettes are. */
  readonly folder: string;
  readonly mode: (typeof RECORDING_MODES)[number];
  /** Record although CI is set. */
  readonly force: boolean;
  readonly repeat: number;
  readonly concurrency: number;
  readonly json: boolean;
  readonly signal: AbortSignal;
  readonly onWarning?: ((warning: string) => void) | undefined;
  readonly onRecorded?: ((done: number, of: number) => void) | undefined;
}

export interface RecordEnd {
  readonly output: string;
  readonly exitCode: number;
}

/**
 * Asks each case as `ledger eval` does, at the endpoint that is set, and keeps what that said.
 * @throws LedgerError where the questions, the knowledge, the settings or a cassette cannot be used, or CI is set
 */
export async function recordAnswers(options: RecordOptions): Promise<RecordEnd> {
  const { env, folder, mode, force, signal, json, only = [], tags = [], onWarning = () => {} } = options;
  const { onRecorded, ...rest } = { ...options, only, tags, onWarning };
  const settings = readSettings(env, { required: ["LITELLM_BASE_URL", "LITELLM_DEVELOPER_KEY"] });
  const opened = new AsyncDisposableStack();
  try {
    const cassettes = openCassettes({ folder, mode, env, force, secrets: [settings.LITELLM_DEVELOPER_KEY] });
    opened.defer(() => cassettes.close());
    const emit = warningEmit(onWarning);
    const knowledge = await openAskedKnowledge({ ...rest, settings }, emit);
    opened.defer(() => knowledge.close());
    const { cases, selected } = await openAskedCases(rest, knowledge);
    // Nothing is paid for where what is there already cannot be used.
    await cassettes.check(await idsOf(cases()));
    const tapes = taped(cassettes);
    const { path } = await openAnswering({
      ...{ env, settings, knowledge, emit, concurrency: options.concurrency },
      ...{ answers: "live", through: "path", cassettes: tapes.cassettes },
    });
    opened.defer(() => path.close());
    const recorded = await recordCases({
      ...rest,
      ...{ path, taped: tapes, cases: cases() },
      onRecorded: (done) => onRecorded?.(done, selected * options.repeat),
    });
    const summary = summaryOf(mode, folder, recorded, cassettes.outside());
    const output = json ? [JSON.stringify(summary)] : summaryLines(summary);
    return {
      output: `${output.join("\n")}\n`,
      exitCode: signal.aborted ? EXIT_CODES.interrupted : codeOf(summary),
    };
  } finally {
    await opened.disposeAsync();
  }
}

async function idsOf(cases: AsyncIterable<{ readonly id: string }>): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of cases) ids.push(id);
  return ids;
}

function warningEmit(onWarning: (warning: string) => void): Emit {
  const { emit, subscribe } = createEventBus();
  subscribe((event) => {
    const warning = warningOf(event);
    if (warning !== undefined) onWarning(warning);
  });
  return emit;
}

/** Where nothing was answered at all, it is the endpoint that is not there. */
function codeOf({ failed, recorded, replayed }: RecordSummary): number {
  if (failed === 0) return EXIT_CODES.fine;
  return recorded + replayed === 0 ? EXIT_CODES.unavailable : EXIT_CODES.failed;
}
