import type { Scheduler } from "../../clock/scheduler.ts";
import { millisecondsOf } from "../../faults/duration.ts";
import type { FaultPlan, FaultRule } from "./fault-plan.ts";

/** Tells the rules that wait for the clock when it is time, counted from now. */
export function startTimeTriggers(
  { rules }: FaultPlan,
  scheduler: Scheduler,
  isTime: (rule: FaultRule, index: number) => void,
): void {
  for (const [index, rule] of rules.entries()) {
    for (const at of rule.at === undefined ? [] : [rule.at].flat()) {
      scheduler.after(millisecondsOf(at), () => isTime(rule, index));
    }
    const { every } = rule;
    if (typeof every === "string") repeat(millisecondsOf(every), () => isTime(rule, index), scheduler);
  }
}

function repeat(milliseconds: number, run: () => void, scheduler: Scheduler): void {
  scheduler.after(milliseconds, () => {
    repeat(milliseconds, run, scheduler);
    run();
  });
}
