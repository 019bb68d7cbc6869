import type { Invalidity } from "../validity/what-makes-invalid.ts";
import type { ValidityRule } from "./load-result.ts";

/** Every rule of a true load, those that hold too: a reader sees what was looked at. */
export function validityRules(found: readonly Invalidity[]): readonly ValidityRule[] {
  return Object.entries(HELD).map(([rule, held]) => {
    const broken = found.find(({ reason }) => reason === rule);
    return { rule, holds: broken === undefined, says: broken?.message ?? held };
  });
}

const HELD: Readonly<Record<Invalidity["reason"], string>> = {
  achieved: "the questions that were planned were sent",
  "send-lag": "they were sent when they were due",
  "event-loop": "the generator had time to spare",
  dropped: "the generator dropped none",
};
