import type { Mix, Question } from "../scenario/mix.ts";
import { QUESTION_KINDS, type QuestionKind } from "../scenario/question-kind.ts";
import type { QuestionTable } from "./question-table.ts";

/** What a workload asks, as the script reads it. Questions are numbers of the table. */
export interface ScriptMix {
  readonly kinds: readonly (readonly [kind: QuestionKind, weight: number])[];
  /** Questions that begin a conversation. */
  readonly first: readonly number[];
  /** Those of them that follow-ups go on from, and how often one is asked in the place of another. */
  readonly openers: readonly number[];
  readonly openerShare: number;
  /** Those that are asked again. */
  readonly popular: readonly number[];
  readonly refused: readonly number[];
  readonly overLimit: readonly number[];
  /** Follow-ups by the text of the question that they follow, and those that follow any. */
  readonly following: Readonly<Record<string, readonly number[]>>;
  readonly followingAny: readonly number[];
}

/** More conversations are opened than go on, because some of their first questions stay without an answer. */
const OPENED_FOR_EACH = 1.25;

export function scriptMix({ shares }: Mix, table: QuestionTable): ScriptMix {
  const of = (kind: QuestionKind): readonly Question[] => shares[kind]?.questions ?? [];
  const numbers = (questions: readonly Pick<Question, "text" | "gold" | "isOpener">[]) => [
    ...new Set(questions.map((question) => table.numberOf(question))),
  ];
  const fresh = new Set(of("fresh").map(({ text }) => text));
  const popular = new Set(of("repeated").map(({ text }) => text));
  const first = [...of("fresh"), ...of("repeated").filter(({ text }) => !fresh.has(text))];
  const followUps = Map.groupBy(of("follow-up"), ({ after }) => after);
  const after = [...followUps].flatMap(([text, all]) => (text === undefined ? [] : [[text, all] as const]));
  const weightOf = (kind: QuestionKind) => shares[kind]?.weight ?? 0;
  return {
    kinds: QUESTION_KINDS.filter((kind) => weightOf(kind) > 0).map((kind) => [kind, weightOf(kind)]),
    first: numbers(first),
    openers: numbers(after.map(([text]) => ({ text, isOpener: true as const }))),
    openerShare: after.length > 0 ? (OPENED_FOR_EACH * weightOf("follow-up")) / (weightOf("fresh") || 1) : 0,
    popular: numbers(first.filter(({ text }) => popular.has(text))),
    refused: numbers(of("refused")),
    overLimit: numbers(of("over-limit")),
    following: Object.fromEntries(after.map(([text, all]) => [text, numbers(all)])),
    followingAny: numbers(followUps.get(undefined) ?? []),
  };
}
