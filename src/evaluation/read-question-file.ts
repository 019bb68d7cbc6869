import { readFile } from "node:fs/promises";
import { LedgerError, reasonOf } from "../core/errors.ts";
import type { GivenQuestion } from "./evaluated-question.ts";
import { invalidQuestions } from "./question-faults.ts";
import { parseQuestion } from "./question-line.ts";

/** A question with the line of its file, for what is found out about it later. */
export interface QuestionOfFile extends GivenQuestion {
  readonly line: number;
}

/**
 * Reads questions from JSON lines; blank lines do not count.
 * @throws LedgerError QUESTIONS_INVALID, with each faulty line
 */
export async function readQuestionFile(path: string): Promise<readonly QuestionOfFile[]> {
  const questions: QuestionOfFile[] = [];
  const faults: string[] = [];
  const lineOfId = new Map<string, number>();
  for (const { line, text } of linesOf(await read(path))) {
    const parsed = parseQuestion(text);
    if ("fault" in parsed) {
      faults.push(`line ${line}: ${parsed.fault}`);
      continue;
    }
    const earlier = lineOfId.get(parsed.id);
    if (earlier !== undefined)
      faults.push(`line ${line}: the id "${parsed.id}" is that of line ${earlier} too`);
    lineOfId.set(parsed.id, line);
    questions.push({ ...parsed, line });
  }
  if (faults.length > 0) throw invalidQuestions(path, faults, LINE_REMEDY);
  if (questions.length === 0) throw invalidQuestions(path, ["it holds no question"], LINE_REMEDY);
  return questions;
}

const LINE_REMEDY =
  'Write one JSON object a line, each with an id of its own: {"id": "hard-close", "question": "What is a hard close?", "gold": ["gl-publisher/month-end-close.md#hard-close"]}; "gold": [] where it must be refused.';

async function read(path: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    throw new LedgerError(
      "QUESTIONS_INVALID",
      `The questions in ${path} cannot be read: ${reasonOf(error)}`,
      "Give a file of JSON lines in UTF-8, or leave FILE out for the bundled questions.",
      error,
    );
  }
}

function linesOf(content: string): { line: number; text: string }[] {
  return content
    .split("\n")
    .map((text, at) => ({ line: at + 1, text: text.trim() }))
    .filter(({ text }) => text !== "");
}
