import type { WrittenExecutor } from "./executor-shapes.ts";

/** What does not fit together in fields that are each well formed; `path` is from the executor's map. */
export interface FieldFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** More than this no generator of one machine asks, and no person means. */
const MOST_PER_SECOND = 10_000;

type FaultsOf = (executor: WrittenExecutor) => readonly FieldFault[];

export const executorFaults: FaultsOf = (executor) =>
  [tooFast, boundsFaults, stageFaults, spikeFaults, thinkFaults].flatMap((find) => find(executor));

const tooFast: FaultsOf = (executor) => {
  if (!("timeUnit" in executor)) return [];
  const perSecond = (rate: number) => (rate * 1_000) / executor.timeUnit;
  return ratesOf(executor)
    .filter(({ rate }) => perSecond(rate) > MOST_PER_SECOND)
    .map(({ path, rate }) => ({
      path,
      message: `makes ${Math.round(perSecond(rate))} questions a second, and ${MOST_PER_SECOND} are the most: lower it, or lengthen timeUnit`,
    }));
};

interface RateAt {
  readonly path: FieldFault["path"];
  readonly rate: number;
}

function ratesOf(executor: WrittenExecutor): readonly RateAt[] {
  if ("startRate" in executor) {
    const targets = executor.stages.map(({ target }, at) => ({
      path: ["stages", at, "target"],
      rate: target,
    }));
    return [{ path: ["startRate"], rate: executor.startRate }, ...targets];
  }
  if (!("rate" in executor)) return [];
  const peak = "peak" in executor ? [{ path: ["peak"], rate: executor.peak }] : [];
  return [{ path: ["rate"], rate: executor.rate }, ...peak];
}

const boundsFaults: FaultsOf = (executor) => {
  if (!("timeUnit" in executor) || executor.maxVUs === undefined) return [];
  if ((executor.preAllocatedVUs ?? 0) <= executor.maxVUs) return [];
  return [{ path: ["maxVUs"], message: "must be preAllocatedVUs or more" }];
};

const stageFaults: FaultsOf = (executor) => {
  if (!("stages" in executor)) return [];
  const start = "startRate" in executor ? executor.startRate : executor.startVUs;
  const total = executor.stages.reduce((sum, { duration }) => sum + duration, 0);
  if (total === 0) return [{ path: ["stages"], message: "takes no time: give one stage a duration over 0s" }];
  const asksNothing = start === 0 && executor.stages.every(({ target }) => target === 0);
  return asksNothing ? [{ path: ["stages"], message: "asks nothing: give one stage a target over 0" }] : [];
};

const spikeFaults: FaultsOf = (executor) => {
  if (executor.executor !== "spike") return [];
  const { at, ramp, for: lasts, duration, peak, rate } = executor;
  const late = { path: ["for"], message: "ends after the duration: begin it sooner (at), or shorten it" };
  const flat = { path: ["peak"], message: "must be above rate, or it is no spike" };
  return [...(at + lasts + 2 * ramp > duration ? [late] : []), ...(peak <= rate ? [flat] : [])];
};

const thinkFaults: FaultsOf = (executor) => {
  if (!("thinkTime" in executor)) return [];
  const { min, max } = executor.thinkTime;
  return min > max ? [{ path: ["thinkTime", "min"], message: "must be max or less" }] : [];
};
