import type { LoadScenario, Workload } from "../scenario/load-scenario.ts";
import type { Mix } from "../scenario/mix.ts";

/** What waits longer cannot hold, and the next probe waits for it. */
const LEAST_DEADLINE_MS = 10_000;

export interface ProbePlan {
  readonly ratePerS: number;
  readonly durationMs: number;
  /** Which probe it is, so that each asks in an order of its own. */
  readonly number: number;
}

/** The scenario's people, questions and model at an even rate. */
export function probeScenario(
  { workloads, ...rest }: LoadScenario,
  { ratePerS, durationMs, number }: ProbePlan,
): LoadScenario {
  const deadlineMs = Math.min(rest.deadlineMs, Math.max(LEAST_DEADLINE_MS, 2 * rest.objectives.answerP95Ms));
  const probe: Workload = {
    name: "probe",
    startMs: 0,
    gracefulStopMs: deadlineMs,
    executor: {
      executor: "constant-arrival-rate",
      ...{ rate: ratePerS, timeUnitMs: 1_000, durationMs, arrivals: "even" },
    },
    mix: mixOf(workloads),
  };
  return { ...withoutFaults({ ...rest, workloads: [probe] }), seed: rest.seed + number, deadlineMs };
}

/** A recording has questions and no mix. */
function mixOf(workloads: readonly Workload[]): Mix {
  const mix = workloads.find((workload) => workload.mix)?.mix;
  if (mix) return withoutLimit(mix);
  const recorded = workloads.flatMap(({ executor }) =>
    executor.executor === "replay" ? executor.questions : [],
  );
  return { shares: { fresh: { weight: 1, questions: recorded.map(({ text }) => ({ text })) } } };
}

/** A person's limit is for a minute or more, so that what one probe asks would count against the next. */
function withoutLimit({ shares: { "over-limit": _, ...shares } }: Mix): Mix {
  return { shares };
}

/** What goes wrong at set times stays out of a search: a probe must not depend on when it is made. */
export function withoutFaults({ model, slack, ...rest }: LoadScenario): LoadScenario {
  return { ...rest, model: { latency: model.latency }, slack: { rateLimits: slack.rateLimits } };
}
