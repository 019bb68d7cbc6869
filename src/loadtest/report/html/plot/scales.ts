import type { Scale } from "../../../../html-page/scale.ts";

const STEPS = [1, 2, 2.5, 5, 10] as const;
const PARTS = 4;

/** From zero to a round number that no value is above, with ticks between. */
export function upFromZero(values: readonly (number | null)[]): Scale {
  const highest = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  const part = roundStep(highest / PARTS);
  const ticks = Array.from({ length: PARTS + 1 }, (_, at) => Number((part * at).toPrecision(12)));
  return { low: 0, high: part * PARTS, ticks };
}

function roundStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * (STEPS.find((step) => step * power >= least) ?? 10);
}

const MINUTE = 60;
const TIME_STEPS = [1, 2, 5, 10, 15, 30, MINUTE, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800];
const MOST_TIME_TICKS = 6;

/** Seconds of a run, with ticks at round moments. */
export function ofTime(seconds: number): Scale {
  const high = Math.max(1, seconds);
  const step = TIME_STEPS.find((each) => high / each <= MOST_TIME_TICKS) ?? 86_400;
  const ticks = Array.from({ length: Math.floor(high / step) + 1 }, (_, at) => at * step);
  return { low: 0, high, ticks };
}

/** A moment as seconds, minutes or hours: `40 s`, `5 min`, `1 h 30`. */
export function momentText(seconds: number): string {
  if (seconds < MINUTE * 2) return `${Number(seconds.toFixed(1))} s`;
  const minutes = Math.floor(seconds / MINUTE);
  if (minutes < 120)
    return seconds % MINUTE === 0 ? `${minutes} min` : `${minutes} min ${Math.round(seconds % MINUTE)} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60}`;
}

/** Nines: each is as wide as the one before, as HDR plots have it (http://hdrhistogram.org). The last is open. */
export function ofPercentiles(nines: number): Scale {
  return { low: 0, high: nines, ticks: NINES.map(ninesOf).filter((tick) => tick <= nines + ROUNDING) };
}

const ROUNDING = 1e-6;
const NINES = [0, 90, 99, 99.9, 99.99, 99.999];

/** 90 is 1, 99 is 2, and 100 has none. */
export function ninesOf(percentile: number): number {
  return Math.max(0, -Math.log10(1 - percentile / 100));
}

export function percentileOf(nines: number): number {
  return Number(((1 - 10 ** -nines) * 100).toFixed(5));
}
