import type { Mix, Question, Share } from "../../../../src/loadtest/scenario/mix.ts";
import {
  createPicker,
  type Pick,
  type Picker,
  type Picking,
} from "../../../../src/loadtest/scenario/picking/picker.ts";
import type { QuestionKind } from "../../../../src/loadtest/scenario/question-kind.ts";

export function questions(count: number, what = "question"): Question[] {
  return Array.from({ length: count }, (_, at) => ({ text: `${what} ${at}` }));
}

const POOLS: Readonly<Record<QuestionKind, readonly Question[]>> = {
  fresh: questions(120),
  repeated: questions(120),
  "follow-up": questions(10, "and then"),
  refused: questions(40, "off the subject"),
  "over-limit": questions(120),
};

/** A mix of these weights, over questions that tell their kind by their words. */
export function mixOf(weights: Readonly<Partial<Record<QuestionKind, number>>>, limit = 10): Mix {
  const shares: Partial<Record<QuestionKind, Share>> = {};
  for (const [kind, weight] of Object.entries(weights) as [QuestionKind, number][])
    shares[kind] = { weight, questions: POOLS[kind] };
  return { shares, ...(weights["over-limit"] && { userLimit: { questions: limit, perMs: 60_000 } }) };
}

export interface AskedPick {
  readonly at: number;
  readonly pick: Pick;
}

/** Asks evenly, and answers each question that is not over the limit after a while. */
export function askAll(
  picking: Omit<Picking, "users" | "channels"> & Partial<Picking>,
  {
    count,
    perSecond,
    answeredAfterMs = 2_000,
  }: { count: number; perSecond: number; answeredAfterMs?: number },
): AskedPick[] {
  const picker: Picker = createPicker({ users: 400, channels: 5, ...picking });
  const waiting: { readonly at: number; readonly pick: Pick; readonly thread: string }[] = [];
  return Array.from({ length: count }, (_, index) => {
    const at = (index * 1_000) / perSecond;
    while (waiting[0] && waiting[0].at + answeredAfterMs <= at) {
      const { pick, thread } = waiting.shift() ?? waiting[0];
      picker.answered(pick, thread);
    }
    const pick = picker.next(at);
    waiting.push({ at, pick, thread: pick.thread ?? `${index}` });
    return { at, pick };
  });
}
