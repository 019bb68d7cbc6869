import { z } from "zod";
import { type FaultPlan, type FaultRule, faultPlan } from "./fault-plan.ts";

const firedFault = z.object({
  /** The rule's place in the plan, from 0 on. */
  rule: z.number().int().min(0),
  fault: z.string(),
  /** Which of the calls that the rule waits for, from 1 on. */
  occurrence: z.number().int().min(1),
  /** What it happened to: a kind of call, and its model. */
  target: z.string(),
  /** The number of the call, as in `calls()`. */
  call: z.number().int().min(1),
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

/** The plan without chance and clock in which just the traced faults happen, at the same calls. */
export function planOf({ plan, fired }: FaultTrace): FaultPlan {
  return {
    seed: plan.seed,
    rules: plan.rules.map((rule, index) => ({
      ...withoutSelection(rule),
      nth: fired.filter((each) => each.rule === index).map(({ occurrence }) => occurrence),
    })),
  };
}

function withoutSelection(rule: FaultRule): FaultRule {
  const { nth: _n, every: _e, probability: _p, from: _f, until: _u, times: _t, ...rest } = rule;
  return rest;
}
