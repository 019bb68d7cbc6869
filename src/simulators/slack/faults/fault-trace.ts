import { z } from "zod";
import { type FaultPlan, type FaultRule, faultPlan } from "./fault-plan.ts";

const firedFault = z.object({
  /** The rule's place in the plan, from 0 on. */
  rule: z.number().int().min(0),
  fault: z.string(),
  /** Which of those that the rule waits for, from 1 on. */
  occurrence: z.number().int().min(1),
  /** What it happened to: a method, the type of an event, an app. */
  target: z.string(),
  /** In milliseconds since the plan was set. */
  at: z.number(),
});

/** What happened under a plan; as JSON it is a file that can be shared and replayed. */
export const faultTrace = z.object({ plan: faultPlan, fired: z.array(firedFault) });

/** One fault that happened. */
export type FiredFault = Readonly<z.output<typeof firedFault>>;

export interface FaultTrace {
  readonly plan: FaultPlan;
  readonly fired: readonly FiredFault[];
}

/** The plan without chance in which just the traced faults happen, at the same occurrences. */
export function planOf({ plan, fired }: FaultTrace): FaultPlan {
  return {
    seed: plan.seed,
    rules: plan.rules.map((rule, index) => ({
      ...withoutSelection(rule),
      nth: fired.filter((each) => each.rule === index).map(({ occurrence }) => occurrence),
    })),
  };
}

/** What is left says what the rule waits for; an `every` of the clock is part of that. */
function withoutSelection(rule: FaultRule): FaultRule {
  const { nth: _nth, probability: _probability, from: _from, until: _until, times: _times, ...rest } = rule;
  const { every, ...others } = rest;
  return typeof every === "string" ? { ...others, every } : others;
}
