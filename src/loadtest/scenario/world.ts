import type { Executor } from "./executor.ts";
import type { LoadScenario } from "./load-scenario.ts";

/** How many people and channels there have to be. */
export interface World {
  readonly users: number;
  readonly channels: number;
}

/** As many as the scenario says, and enough for those who ask at once and for those of a recording. */
export function worldOf({ users, channels, workloads }: LoadScenario): World {
  const replayed = workloads.flatMap(({ executor }) =>
    executor.executor === "replay" ? executor.questions : [],
  );
  const atOnce = workloads.map(({ executor }) => mostAtOnce(executor));
  return {
    users: Math.max(users, ...atOnce, mostOf(replayed.map(({ user }) => user + 1))),
    channels: Math.max(channels, mostOf(replayed.map(({ channel }) => channel + 1))),
  };
}

/** The most people who wait for answers at the same time; 0 where questions come whether or not they do. */
export function mostAtOnce(executor: Executor): number {
  if (executor.executor === "ramping-vus")
    return Math.max(executor.startVUs, ...executor.stages.map(({ target }) => target));
  return "vus" in executor ? executor.vus : 0;
}

/** A recording may have more than fit in the arguments of a call. */
function mostOf(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
