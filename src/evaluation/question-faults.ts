import { LedgerError } from "../core/errors.ts";
import { printable } from "../text/printable.ts";

const SHOWN = 10;

/** The fault of a file of questions: everything that is wrong with it, up to what a person reads. */
export function invalidQuestions(path: string, faults: readonly string[], remedy: string): LedgerError {
  const list = faults.slice(0, SHOWN).map((fault) => `\n  - ${printable(fault)}`);
  const more = faults.length > SHOWN ? `\n  - and ${faults.length - SHOWN} more` : "";
  return new LedgerError(
    "QUESTIONS_INVALID",
    `The questions in ${path} cannot be used:${list.join("")}${more}`,
    remedy,
  );
}
