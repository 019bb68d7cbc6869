import type { Result } from "autocannon";

/** What a closed loop of so many connections got out of one route. Durations in milliseconds. */
export interface CeilingFigures {
  /** Such as `GET /health`. */
  readonly route: string;
  readonly connections: number;
  readonly durationMs: number;
  /** Responses that came, whatever they said. */
  readonly requests: number;
  /** Of the seconds of the run. */
  readonly perSecond: { readonly avg: number; readonly min: number; readonly max: number };
  /** In whole milliseconds, as autocannon counts them: what is faster than half of one is 0. */
  readonly latency: {
    readonly avg: number;
    readonly min: number;
    readonly med: number;
    readonly "p(90)": number;
    readonly "p(97.5)": number;
    readonly "p(99)": number;
    readonly max: number;
    /** As many as responses: nothing is made up for a rate. */
    readonly count: number;
  };
  readonly bytesPerSecond: number;
  /** How many responses had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly not2xx: number;
  /** Requests without a response. */
  readonly errors: number;
  readonly timeouts: number;
}

export function ceilingFigures(route: string, connections: number, result: Result): CeilingFigures {
  const { requests, latency, throughput, statusCodeStats } = result;
  return {
    ...{ route, connections, durationMs: result.duration * 1_000, requests: latency.totalCount },
    perSecond: { avg: requests.average, min: requests.min, max: requests.max },
    latency: {
      ...{ avg: latency.average, min: latency.min, med: latency.p50 },
      ...{ "p(90)": latency.p90, "p(97.5)": latency.p97_5, "p(99)": latency.p99 },
      ...{ max: latency.max, count: latency.totalCount },
    },
    bytesPerSecond: throughput.average,
    statuses: Object.fromEntries(Object.entries(statusCodeStats).map(([code, { count }]) => [code, count])),
    ...{ not2xx: result.non2xx, errors: result.errors + result.resets, timeouts: result.timeouts },
  };
}
