import type { Mix } from "../mix.ts";
import { QUESTION_KINDS, type QuestionKind } from "../question-kind.ts";

/** The kind that a number from 0 to 1 falls on, where each has a stretch as long as its weight. */
export function chooseKind({ shares }: Pick<Mix, "shares">, number: number): QuestionKind {
  const weighed = QUESTION_KINDS.filter((kind) => (shares[kind]?.weight ?? 0) > 0);
  const sum = weighed.reduce((total, kind) => total + (shares[kind]?.weight ?? 0), 0);
  let left = number * sum;
  for (const kind of weighed) {
    left -= shares[kind]?.weight ?? 0;
    if (left < 0) return kind;
  }
  const last = weighed.at(-1);
  if (last === undefined) throw new Error("The mix has no kind with a weight.");
  return last;
}
