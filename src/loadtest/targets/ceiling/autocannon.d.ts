/** What is used of autocannon 9, which has no types of its own. Source: its README, and lib/run.js. */
declare module "autocannon" {
  interface Options {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Seconds that a response is waited for. */
    readonly timeout: number;
  }

  /** Of one second each; latencies in milliseconds. */
  interface Distribution {
    readonly average: number;
    readonly min: number;
    readonly max: number;
    readonly p50: number;
    readonly p90: number;
    readonly p97_5: number;
    readonly p99: number;
    readonly totalCount: number;
  }

  interface Result {
    /** Seconds. */
    readonly duration: number;
    readonly requests: Distribution & { readonly total: number };
    readonly latency: Distribution;
    /** Bytes. */
    readonly throughput: Distribution;
    /** Connection errors, those by time-out included. */
    readonly errors: number;
    readonly timeouts: number;
    readonly resets: number;
    readonly non2xx: number;
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>;
  }

  interface Run extends PromiseLike<Result> {
    /** Lets it end before its time, with what there is. */
    stop(): void;
  }

  export default function autocannon(options: Options): Run;
}
