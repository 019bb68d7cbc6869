import type { Workload } from "../load-scenario.ts";
import { loadOverTime } from "../plan/load-over-time.ts";
import { loadSegments } from "../plan/load-segments.ts";

/**
 * Why a limit for each user cannot be exceeded by some and kept by all others; undefined where it can.
 */
export function limitFault(
  { users, alone }: { readonly users: number; readonly alone: boolean },
  workload: Pick<Workload, "executor" | "startMs" | "mix">,
): string | undefined {
  const { mix, executor } = workload;
  if (!mix?.userLimit) return undefined;
  if (users < 2) return "needs users of at least 2: one goes over the limit, the others keep it";
  if (!alone)
    return "needs a file with one scenario: those who ask in another would go over the limit as well";
  if ("thinkTime" in executor)
    return "needs an executor with a rate: people who wait for answers ask too seldom";
  const { questions, perMs } = mix.userLimit;
  const asked = loadOverTime(loadSegments(workload, 0)).busiest(perMs);
  const sum = Object.values(mix.shares).reduce((total, { weight }) => total + weight, 0);
  const others = asked * (1 - (mix.shares["over-limit"]?.weight ?? 0) / sum);
  const needed = Math.ceil((others / questions) * SPARE) + 1;
  if (users < needed)
    return `needs users of at least ${needed} for the others to keep a limit of ${questions}, and there are ${users}`;
  if (others < questions)
    return `is never reached: ${Math.floor(others)} questions are asked in the time of a limit of ${questions}; lower its limit, or ask more`;
  return undefined;
}

/** Questions do not come to people evenly. */
const SPARE = 1.3;
