import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isMissing } from "../../../core/is-missing.ts";
import { whyUnreadable } from "../../../core/why-unreadable.ts";
import { fromFolder, isPath, type Places } from "./places.ts";
import { namesIn, noSuchName } from "./shipped-names.ts";

/** A line of a file of questions, as far as a load test looks at it. */
export interface FiledQuestion {
  readonly id?: string | undefined;
  readonly question: string;
  readonly expect?: "answer" | "refuse" | "clarify" | undefined;
  readonly gold?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly thread?: readonly { readonly speaker: string; readonly text: string }[] | undefined;
  /** Poisoned documents, which a load test does not have. */
  readonly inject?: unknown;
}

const line = z.looseObject({
  id: z.string().optional(),
  question: z.string().trim().min(1),
  expect: z.enum(["answer", "refuse", "clarify"]).optional(),
  gold: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  thread: z.array(z.looseObject({ speaker: z.string(), text: z.string() })).optional(),
});

export type ReadQuestions = { readonly questions: readonly FiledQuestion[] } | { readonly fault: string };

/** Reads a file of questions as `ledger eval` takes it: JSON lines, by the name of a shipped one or by a path. */
export async function readQuestionFile(given: string, places: Places): Promise<ReadQuestions> {
  const file = isPath(given) ? fromFolder(places, given) : join(places.questions, `${given}.jsonl`);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (!isPath(given) && isMissing(error))
      return { fault: noSuchName(given, await namesIn(places.questions, ".jsonl")) };
    return { fault: `cannot be read: ${whyUnreadable(error)}` };
  }
  const questions: FiledQuestion[] = [];
  for (const [at, written] of text.split("\n").entries()) {
    if (written.trim() === "") continue;
    const read = readLine(written);
    if (read === undefined) return { fault: `has a line that is no question: ${given}, line ${at + 1}` };
    questions.push(read);
  }
  return { questions };
}

function readLine(written: string): FiledQuestion | undefined {
  try {
    return line.parse(JSON.parse(written));
  } catch {
    return undefined;
  }
}
