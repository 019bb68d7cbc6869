import type { FaultName } from "./fault-table.ts";
import type { FaultTrace } from "./fault-trace.ts";

/** A rule of a plan whose fault never happened. */
export interface NeverFired {
  /** Its place in the plan, from 0 on. */
  readonly rule: number;
  readonly fault: FaultName;
}

/** The rules that never fired; one that takes no occurrence (`nth: []`) was not meant to. */
export function neverFired({ plan, fired }: FaultTrace): readonly NeverFired[] {
  const happened = new Set(fired.map(({ rule }) => rule));
  return plan.rules.flatMap(({ fault, nth }, rule) => {
    const isIdle = Array.isArray(nth) && nth.length === 0;
    return isIdle || happened.has(rule) ? [] : [{ rule, fault }];
  });
}

/** The same as lines of plain text; none where all rules fired. */
export function neverFiredLines(rules: readonly NeverFired[]): readonly string[] {
  if (rules.length === 0) return [];
  return [
    "Rules of the fault plan that never fired:",
    ...rules.map(({ rule, fault }) => `  rules[${rule}] ${fault}`),
  ];
}
