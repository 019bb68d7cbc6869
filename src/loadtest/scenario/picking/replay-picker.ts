import type { Replay } from "../executor.ts";
import type { Pick, Picker } from "./picker.ts";

/**
 * Picks what was recorded, in its order. What was asked in a thread is asked there again as soon as that has an
 * answer, and as a question of its own where it has none yet.
 */
export function createReplayPicker({ questions }: Replay): Picker {
  const threads = new Map<number, string>();
  const numbers = new WeakMap<Pick, number>();
  let at = 0;
  return {
    next() {
      const recorded = questions[at];
      if (!recorded) throw new Error(`The recording has ${questions.length} questions, and no more.`);
      const { text, user, channel, inThreadOf } = recorded;
      const thread = inThreadOf === undefined ? undefined : threads.get(inThreadOf);
      const asked = { question: { text }, user, channel };
      const pick: Pick =
        thread === undefined
          ? { kind: "fresh", ...asked, turns: 1 }
          : { kind: "follow-up", ...asked, thread, turns: 2 };
      numbers.set(pick, at);
      at += 1;
      return pick;
    },
    answered(pick, thread) {
      const number = numbers.get(pick);
      if (number !== undefined) threads.set(number, thread);
    },
  };
}
