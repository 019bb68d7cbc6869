/** Only the processes that are chosen above the dashboard. */
const CHOSEN = 'instance=~"$instance"';

/** A metric of the bot, of the chosen processes and with the labels given, as in `status="error"`. */
export function ofBot(metric: string, ...matchers: readonly string[]): string {
  return `${metric}{${[CHOSEN, ...matchers].join(", ")}}`;
}

/** How much a counter grew in an hour, at every moment of the time shown. */
export const anHour = (metric: string, ...matchers: readonly string[]): string =>
  `increase(${ofBot(metric, ...matchers)}[1h])`;

/** How fast a counter grows, over as short a time as the graph can show. */
export const aSecond = (metric: string, ...matchers: readonly string[]): string =>
  `rate(${ofBot(metric, ...matchers)}[$__rate_interval])`;

/** The sum over all processes, one for each value of the label where one is named. */
export function sum(vector: string, by?: string): string {
  return by === undefined ? `sum(${vector})` : `sum by (${by}) (${vector})`;
}

/** 0 where the counter has not begun, because what it counts has never happened. */
export const orNone = (query: string): string => `${query} or vector(0)`;

/**
 * A quantile of a histogram over five minutes, from its buckets: the value below which that share of what was
 * observed lies, as exact as the buckets are narrow.
 */
export function quantile(share: number, histogram: string, by: readonly string[] = []): string {
  return `histogram_quantile(${share}, sum by (${["le", ...by].join(", ")}) (rate(${ofBot(`${histogram}_bucket`)}[5m])))`;
}

/** The mean of what a histogram observed in an hour, and nothing where it observed nothing. */
export function meanOf(histogram: string): string {
  return `${sum(anHour(`${histogram}_sum`))} / (${sum(anHour(`${histogram}_count`))} > 0)`;
}

/** What part is of the whole; 0 where there is a whole and no part, and nothing where there is neither. */
export function shareOf(part: string, whole: string): string {
  return `(${orNone(sum(part))}) / (${sum(whole)} > 0)`;
}

/** What each value of the label is of all of them; nothing where there is none. */
export function sharesOf(vector: string, by: string): string {
  return `${sum(vector, by)} / on () group_left () (${sum(vector)} > 0)`;
}
