import type { Question } from "../scenario/mix.ts";

/** A question as the script has it. */
export interface TableQuestion {
  readonly text: string;
  readonly gold?: readonly string[];
  readonly isOpener?: true;
}

/** All questions of a script, each once; elsewhere they go by their number. */
export interface QuestionTable {
  numberOf(question: Pick<Question, "text" | "gold" | "isOpener">): number;
  questions(): readonly TableQuestion[];
}

export function createQuestionTable(): QuestionTable {
  const numbers = new Map<string, number>();
  const questions: TableQuestion[] = [];
  return {
    numberOf({ text, gold, isOpener }) {
      const key = JSON.stringify([text, gold, isOpener]);
      const number = numbers.get(key) ?? questions.length;
      if (number === questions.length) {
        questions.push({ text, ...(gold && { gold }), ...(isOpener && { isOpener }) });
        numbers.set(key, number);
      }
      return number;
    },
    questions: () => questions,
  };
}
