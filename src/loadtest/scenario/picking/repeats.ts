import type { Random } from "../../../simulators/llm/random.ts";
import type { Question } from "../mix.ts";

/** What was asked before and may be asked again. */
export interface Repeats {
  note(question: Question): void;
  take(): Question | undefined;
}

/** Few questions are asked by many: the earlier one was asked, the more often it is repeated. */
export function createRepeats(popular: readonly Question[], random: Random): Repeats {
  const may = new Set(popular.map(({ text }) => text));
  const asked = new Set<string>();
  const inOrder: Question[] = [];
  return {
    note(question) {
      if (!may.has(question.text) || asked.has(question.text)) return;
      asked.add(question.text);
      inOrder.push(question);
    },
    take: () => inOrder[Math.floor(random() ** 2 * inOrder.length)],
  };
}
