import type { AnswerPorts } from "../../answer/ports.ts";
import { createAnswerPorts } from "../../bot/answer-ports.ts";
import { type SearchedKnowledge, searchedByMeaning } from "../../bot/searched-by-meaning.ts";
import type { Environment } from "../../config/environment.ts";
import type { Settings } from "../../config/settings.ts";
import type { Emit } from "../../core/events.ts";
import type { LiveKnowledge } from "../../knowledge/live-knowledge.ts";
import type { Cassettes } from "../../llm/cassette/cassettes.ts";
import { promptVersion } from "../../llm/prompt-version.ts";
import type { RunHead } from "../report/reporter.ts";
import { createAskedPath } from "../through/ask-path.ts";
import type { AskedPath } from "../through/asked.ts";

export interface AnsweringOptions {
  readonly env: Environment;
  readonly settings: Settings;
  readonly knowledge: LiveKnowledge;
  readonly answers: RunHead["answers"];
  /** Cassettes in replay; `ledger record` records into its own. */
  readonly cassettes?: Cassettes | undefined;
  readonly through: RunHead["through"];
  readonly concurrency: number;
  readonly emit: Emit;
}

export interface Answering {
  readonly path: AskedPath;
  readonly knowledge: SearchedKnowledge;
  readonly model: string;
  /** A hash, or "none" where no model is prompted. */
  readonly prompt: string;
}

/**
 * Opens a way to the production answer path, without limits, and with nothing that stands in for its model: what another
 * one says is no measure of this one.
 * @throws LedgerError where the model or the search by meaning cannot be had
 */
export async function openAnswering(options: AnsweringOptions): Promise<Answering> {
  const { settings, answers, cassettes, emit } = options;
  const fetch = cassettes && { fetch: cassettes.fetch };
  const knowledge = await searchedByMeaning(options.knowledge, settings, { emit, ...fetch });
  await knowledge.settled?.();
  const ports = await createAnswerPorts(settings, knowledge, emit, { requireModel: true, ...fetch });
  return {
    path: await openPath(options, ports, knowledge),
    knowledge,
    model: ports.model.name,
    prompt: answers === "offline" ? "none" : promptVersion(),
  };
}

async function openPath(
  { settings, cassettes, through, concurrency }: AnsweringOptions,
  ports: AnswerPorts,
  knowledge: LiveKnowledge,
): Promise<AskedPath> {
  if (through === "path") return createAskedPath({ ports, knowledge, cassettes });
  const { openSlackPath } = await import("../through/ask-slack.ts");
  return openSlackPath({ settings, ports, knowledge, cassettes, concurrency });
}
