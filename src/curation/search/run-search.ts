import { resolve } from "node:path";
import { admit } from "../../answer/admit.ts";
import { readSettings } from "../../config/read-settings.ts";
import { EXIT_CODES, LedgerError } from "../../core/errors.ts";
import { createEventBus } from "../../core/events.ts";
import { openKnowledge } from "../../knowledge/live-knowledge.ts";
import { type GivenPlace, knowledgePlace } from "../knowledge-place.ts";
import { explainSearch } from "./explain-search.ts";
import { readViewer } from "./read-viewer.ts";
import { searchLines } from "./search-lines.ts";

export interface RunSearchOptions extends GivenPlace {
  readonly query: string;
  /** Who would read the answer, as `channel:ID` or `user:ID`. */
  readonly as?: string | undefined;
  readonly limit: number;
  readonly json: boolean;
  /** Told of each document that is not used as it is. */
  readonly onWarning?: (warning: string) => void;
}

export interface Searched {
  readonly output: string;
  readonly exitCode: number;
}

/**
 * Makes what `ledger knowledge search` prints.
 * @throws LedgerError QUESTION_INVALID, VIEWER_INVALID, SETTINGS_INVALID, or one of the knowledge's
 */
export async function runSearch(options: RunSearchOptions): Promise<Searched> {
  const { query, as, limit, json, onWarning } = options;
  const viewer = readViewer(as);
  const admitted = admit(query, { strict: false }, "en");
  if ("fault" in admitted)
    throw new LedgerError(
      "QUESTION_INVALID",
      admitted.fault,
      'Search for something, as in: ledger knowledge search "hard close"',
    );
  const { emit, subscribe } = createEventBus();
  subscribe((event) => {
    if (event.type === "knowledge_problem") onWarning?.(`${event.path} ${event.message}. ${event.remedy}`);
    if (event.type === "knowledge_awaited") onWarning?.(`waiting for ${event.sources}`);
  });
  const settings = readSettings(options.env);
  const knowledge = await openKnowledge({
    folder: knowledgePlace(options, settings),
    dataDir: resolve(settings.KNOWLEDGE_DATA_DIR),
    env: options.env,
    emit,
  });
  const { degraded } = knowledge.status();
  if (degraded !== undefined) onWarning?.(degraded);
  if (settings.LEDGER_EMBEDDING_MODEL !== undefined)
    onWarning?.(
      `The bot also searches by meaning (${settings.LEDGER_EMBEDDING_MODEL}); this is by words only.`,
    );
  const searched = explainSearch(admitted.text, knowledge, { viewer, limit });
  await knowledge.close();
  return {
    output: `${json ? JSON.stringify(searched) : searchLines(searched).join("\n")}\n`,
    exitCode: searched.decision === "answer" ? EXIT_CODES.fine : EXIT_CODES.failed,
  };
}
