import type { Series } from "../measure/figures.ts";

/** How much longer answers took the later they were asked for, in milliseconds for each second of asking. */
export interface Growth {
  readonly msPerS: number;
  /** Its standard error: how much of it may be chance. */
  readonly errorMsPerS: number;
  /** Questions that were planned while it was measured. */
  readonly planned: number;
}

/** Slices under which no line can be told from chance. */
const LEAST_SLICES = 4;
/** For each second: 1.5 % more than the bot bears. Under it is what a machine that hiccups looks like. */
const LEAST_GROWTH_MS = 15;
/** So many questions more than at the begin must be waiting at last. */
const LEAST_PILE = 1;

/**
 * Whether what is asked piles up, as a sentence; undefined where it does not, or too little was asked to tell. At an
 * even rate of r times what a bot bears, the wait grows by r - 1 seconds a second, whatever the time of an answer, the
 * number of workers and the objective are (the fluid limit of a queue: Kleinrock, Queueing Systems II, chapter 2). Under
 * it the wait stays about the same. The line is told from chance by its standard error.
 */
export function pilingUp(series: Series): string | undefined {
  const growth = growthOf(series);
  if (!growth) return undefined;
  const { msPerS, errorMsPerS, planned } = growth;
  if (msPerS <= LEAST_GROWTH_MS + errorMsPerS) return undefined;
  if ((msPerS / 1_000) * planned <= LEAST_PILE) return undefined;
  return `questions pile up: for each second of asking an answer took ${Number(msPerS.toPrecision(2))} ms longer`;
}

/** The straight line through the median answer of each slice, by least squares, each with the weight of its questions. */
export function growthOf({ buckets, widthMs }: Series): Growth | null {
  const points = buckets.flatMap(({ atMs, answer_duration: { count, med } }) =>
    med === null ? [] : [{ at: (atMs + widthMs / 2) / 1_000, took: med, weight: count }],
  );
  if (points.length < LEAST_SLICES) return null;
  const sum = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((total, point) => total + point.weight * of(point), 0);
  const all = sum(() => 1);
  const [meanAt, meanTook] = [sum(({ at }) => at) / all, sum(({ took }) => took) / all];
  const spread = sum(({ at }) => (at - meanAt) ** 2);
  const msPerS = sum(({ at, took }) => (at - meanAt) * (took - meanTook)) / spread;
  const unexplained = sum(({ at, took }) => (took - meanTook - msPerS * (at - meanAt)) ** 2);
  const errorMsPerS = Math.sqrt(unexplained / (points.length - 2) / spread);
  return { msPerS, errorMsPerS, planned: all };
}
