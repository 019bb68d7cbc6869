import { expandPaths } from "../fixtures/expand-paths.ts";
import { invalidFixtures } from "../fixtures/fault.ts";
import { addToFile, textIn } from "./add-to-file.ts";
import { chooseAdded, type Disputed } from "./added-lines.ts";
import { readQuestionLines } from "./question-lines.ts";
import { type HasSource, withReviewOfGold } from "./unknown-gold.ts";

export interface ImportOptions {
  /** Files that `ledger feedback export` wrote, and globs. */
  readonly from: readonly string[];
  /** The file of JSON lines that they go into; it need not be there yet. */
  readonly into: string;
  /** Whether the knowledge has a passage; without it gold is taken as it is. */
  readonly has?: HasSource | undefined;
}

export interface Imported {
  readonly added: number;
  /** Of those added: nobody has said yet what their right answer is. */
  readonly toReview: number;
  /** Their id or their question was there already, or came twice; what was there stays. */
  readonly known: number;
  /** Questions that were there already, whose answer somebody voted against. */
  readonly disputed: readonly Disputed[];
  /** In the file, once it is written. */
  readonly total: number;
}

/**
 * Adds questions from feedback to a file of questions. What is in the file stays as it is, letter by letter: a person
 * may have worked on it. A question whose id or words are there already is not added again. The file is written in
 * one step, and only if something is added.
 * @throws LedgerError QUESTIONS_INVALID, with every fault of all files, or QUESTIONS_UNWRITABLE
 */
export async function importFeedback({ from, into, has }: ImportOptions): Promise<Imported> {
  const { files, faults: missing } = await expandPaths(from);
  requireJsonLines([...files, into]);
  const before = await textIn(into);
  const there = before === undefined ? [] : await readQuestionLines(into);
  const given = (await Promise.all(files.map((file) => readQuestionLines(file)))).flat();
  const faults = [...there, ...given].flatMap((line) => ("fault" in line ? [line.fault] : []));
  if (missing.length + faults.length > 0) throw invalidFixtures([...missing, ...faults]);
  const chosen = chooseAdded(
    there.flatMap((line) => ("fault" in line ? [] : [line])),
    given.flatMap((line) => ("fault" in line ? [] : [line])),
  );
  const added = has ? chosen.added.map((line) => withReviewOfGold(line, has)) : chosen.added;
  if (added.length > 0)
    await addToFile(
      into,
      before,
      added.map(({ text }) => text),
    );
  return {
    added: added.length,
    toReview: added.filter(({ isToReview }) => isToReview).length,
    known: given.length - added.length,
    disputed: chosen.disputed,
    total: there.length + added.length,
  };
}

function requireJsonLines(files: readonly string[]): void {
  const others = files.filter((file) => !file.toLowerCase().endsWith(".jsonl"));
  if (others.length > 0)
    throw invalidFixtures(
      others.map((file) => ({ file, what: "is no file of JSON lines (.jsonl)" })),
      "Give what `ledger feedback export --out feedback.jsonl` wrote, and a file that ends in .jsonl to add it to.",
    );
}
