import { METRIC_NAMES } from "../metrics/measures.ts";
import { type CaseRecord, recordAt } from "./case-records.ts";
import type { RunRecord } from "./run-record.ts";

export const FORMAT = "ledger-eval-baseline";
export const VERSION = 1;

const CASES_A_PIECE = 1_000;

/**
 * A run as a baseline file, piece by piece: a line for each case, A to Z, the same bytes for the same run. The lines of many
 * thousand cases together would be held twice.
 */
export function* baselinePieces({ knowledge, prompt, model, cases }: RunRecord): Generator<string> {
  const head = Object.entries({ format: FORMAT, version: VERSION, knowledge, prompt, model });
  const fields = head.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  yield ["{", ...fields, CASES_LINE, ""].join("\n");
  for (let first = 0; first < cases.size; first += CASES_A_PIECE) {
    const last = Math.min(first + CASES_A_PIECE, cases.size);
    let piece = "";
    for (let at = first; at < last; at++)
      piece += `${JSON.stringify(cases.id(at))}: ${lineOf(recordAt(cases, at))}${at + 1 < cases.size ? "," : ""}\n`;
    yield piece;
  }
  yield "}\n}\n";
}

/** Behind it there is a case in each line. */
export const CASES_LINE = '"cases": {';

function lineOf({ scores, ...rest }: CaseRecord): string {
  const names = METRIC_NAMES.filter((name) => scores[name] !== undefined);
  return JSON.stringify({ ...rest, scores: Object.fromEntries(names.map((name) => [name, scores[name]])) });
}
