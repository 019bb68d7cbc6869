/** Samples of one metric, summed up. Every figure is NaN where there is no sample. */
export interface Trend {
  readonly avg: number;
  readonly min: number;
  readonly med: number;
  readonly max: number;
  /** `share` is from 0 to 100; exact, and between two samples as k6 has it: on the line through both. */
  percentile(share: number): number;
}

export function trendOf(samples: readonly number[]): Trend {
  const sorted = Float64Array.from(samples).sort();
  const percentile = (share: number) => percentileOf(sorted, share);
  return {
    avg: sorted.reduce((sum, sample) => sum + sample, 0) / sorted.length,
    min: percentile(0),
    med: percentile(50),
    max: percentile(100),
    percentile,
  };
}

function percentileOf(sorted: Float64Array, share: number): number {
  const at = (share / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}
