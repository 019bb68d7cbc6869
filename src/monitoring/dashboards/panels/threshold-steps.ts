import type { Threshold } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Limits } from "../dashboard-plan.ts";

/** Grafana's steps: each color counts from its value on, and the first from nothing on. */
export function thresholdSteps(limits: Limits | undefined): Threshold[] {
  if (!limits) return [{ value: null, color: "text" }];
  const { bad, poor, side } = limits;
  const middle = (value: number | undefined) => (value === undefined ? [] : [{ value, color: "yellow" }]);
  return side === "above"
    ? [{ value: null, color: "green" }, ...middle(poor), { value: bad, color: "red" }]
    : [
        { value: null, color: "red" },
        ...middle(poor === undefined ? undefined : bad),
        { value: poor ?? bad, color: "green" },
      ];
}
