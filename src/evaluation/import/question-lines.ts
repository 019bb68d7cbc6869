import type { Source } from "../../core/answer.ts";
import type { Fault } from "../fixtures/fault.ts";
import { readJsonLineCase } from "../fixtures/json-line-case.ts";
import { readJsonLines } from "../fixtures/json-lines.ts";
import { UnreadableText } from "../fixtures/read-text.ts";

/** A line of questions, or what is wrong with it. */
export type QuestionLine =
  | {
      readonly file: string;
      readonly line: number;
      readonly id: string;
      readonly question: string;
      readonly isToReview: boolean;
      /** Empty where it is to be reviewed. */
      readonly gold: readonly Source[];
      readonly value: object;
      /** The line as JSON. */
      readonly text: string;
    }
  | { readonly fault: Fault };

/** Reads a file of JSON lines of questions, those that are to be reviewed among them. */
export async function readQuestionLines(file: string): Promise<readonly QuestionLine[]> {
  const lines: QuestionLine[] = [];
  try {
    for await (const { line, parsed } of readJsonLines(file)) {
      if ("fault" in parsed) lines.push({ fault: { file, line, what: parsed.fault } });
      else lines.push(...lineOf(parsed.value, file, line));
    }
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    lines.push({ fault: error.fault });
  }
  return lines;
}

function lineOf(value: unknown, file: string, line: number): QuestionLine[] {
  return readJsonLineCase(value, file, line).flatMap((reading): QuestionLine[] => {
    if ("fault" in reading) return [reading];
    if ("note" in reading || typeof value !== "object" || value === null) return [];
    const isToReview = "unreviewed" in reading;
    const { id, question } = isToReview ? reading.unreviewed : reading.case;
    const gold = isToReview ? [] : reading.case.gold;
    return [{ file, line, id, question, isToReview, gold, value, text: JSON.stringify(value) }];
  });
}
