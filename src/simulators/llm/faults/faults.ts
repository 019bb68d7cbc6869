import type { Clock } from "../../../core/clock.ts";
import { type FaultPlan, type FaultPlanInput, type FaultRule, faultPlan, NO_FAULTS } from "./fault-plan.ts";
import { createFaultSchedule, type Occurrence } from "./fault-schedule.ts";
import type { FaultTrace } from "./fault-trace.ts";

/** What goes wrong by plan, and the door for the author of a test to change it. */
export interface Faults {
  /** The rules whose fault happens to this call. */
  occur(occurrence: Occurrence): readonly FaultRule[];
  /**
   * Lets a plan begin; what happened under another before is forgotten.
   * @throws ZodError for what is no plan.
   */
  set(plan: FaultPlanInput | "none"): void;
  trace(): FaultTrace;
}

export function createFaults(clock: Clock): Faults {
  let schedule = createFaultSchedule(NO_FAULTS, clock);
  return {
    occur: (occurrence) => schedule.occur(occurrence),
    set(plan) {
      const parsed: FaultPlan = plan === "none" ? NO_FAULTS : faultPlan.parse(plan);
      schedule = createFaultSchedule(parsed, clock);
    },
    trace: () => schedule.trace(),
  };
}
