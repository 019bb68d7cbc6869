/** The values that a plot has room for. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

export const SHARES: Scale = { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };

/** From −most to most, with room for each of the values. */
export function changesOf(values: readonly number[]): Scale {
  const widest = Math.max(0, ...values.map(Math.abs));
  const most = HALVES.find((half) => half >= widest) ?? 1;
  return { low: -most, high: most, ticks: [-most, 0, most] };
}

const HALVES = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1];

/** Where a value stands, as a share of the plot's width: no plot has to know how wide it is. */
export function place({ low, high }: Scale, value: number): string {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
  return `${Number((share * 100).toFixed(2))}%`;
}
