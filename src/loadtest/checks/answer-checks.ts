import type { LoadQuestion } from "../targets/question.ts";
import { citesRightly } from "./right-source.ts";
import type { SeenAnswer } from "./seen-answer.ts";

type Check = (seen: SeenAnswer, question: Pick<LoadQuestion, "kind" | "gold" | "isOpener">) => boolean;

/** What every answer is held against: a wrong one that comes fast is no answer. */
export const CHECKS = {
  "in its own thread": ({ elsewhere }) => !elsewhere,
  // What opens a conversation is there for what follows; nobody has said what answers it.
  "from the right source": (seen, question) => question.isOpener === true || citesRightly(seen, question),
  "nothing left at thinking": ({ finished }) => finished,
  "answered once": ({ times }) => times === 1,
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof CHECKS;

/** Whether each check holds, by its name. */
export function checksOf(seen: SeenAnswer, question: Parameters<Check>[1]): Record<CheckName, boolean> {
  const entries = Object.entries(CHECKS).map(([name, holds]) => [name, holds(seen, question)] as const);
  return Object.fromEntries(entries) as Record<CheckName, boolean>;
}
