import { type FaultPlan, NO_FAULTS } from "./fault-plan.ts";
import type { FaultTrace } from "./fault-trace.ts";
import type { Faults } from "./faults.ts";
import { knownFaultPlan } from "./known-names.ts";

/** What the author of a test does to the simulated Slack. */
export interface FaultDoor {
  /**
   * Lets a plan begin; what happened under another before is forgotten.
   * @throws ZodError for what is no plan.
   */
  setFaults(plan: FaultPlan | "none"): void;
  /** The faults that happened since the plan was set; `planOf` makes a plan of them that repeats them. */
  faultTrace(): FaultTrace;
}

export function createFaultDoor(faults: Faults): FaultDoor {
  return {
    setFaults: (plan) => faults.set(plan === "none" ? NO_FAULTS : knownFaultPlan.parse(plan)),
    faultTrace: faults.trace,
  };
}
