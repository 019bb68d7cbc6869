import { durationOf } from "../arrivals/rate-stages.ts";
import { type ClosedSettings, runClosed } from "./closed-executor.ts";
import type { Executor } from "./executor.ts";
import { type UserStage, userSteps } from "./user-steps.ts";

export interface RampingUsersOptions extends ClosedSettings {
  /** 1 by default, as in k6. */
  readonly startVus?: number;
  readonly stages: readonly UserStage[];
  /** How long a user who is too many may finish the question that is under way; 30 s by default, as in k6. */
  readonly gracefulRampDownMs?: number;
}

const START_VUS = 1;
const GRACEFUL_RAMP_DOWN_MS = 30_000;

/** A number of users that goes on straight lines from target to target. */
export function rampingUsers(options: RampingUsersOptions): Executor {
  const { startVus = START_VUS, stages, startTimeMs = 0 } = options;
  const { gracefulRampDownMs = GRACEFUL_RAMP_DOWN_MS } = options;
  const durationMs = durationOf(stages);
  const steps = userSteps(startVus, stages);
  return {
    name: "ramping-vus",
    endsAfterMs: startTimeMs + durationMs,
    planned: null,
    run: (ports) => runClosed({ ...options, steps, durationMs, gracefulRampDownMs }, ports),
  };
}
