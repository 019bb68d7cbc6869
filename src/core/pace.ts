/** So many calls a minute, of which so many may come at once after a pause. */
export interface CallRate {
  readonly perMinute: number;
  readonly burst: number;
}

/** A turn to call, or none: `retryAfterMs` is how long the wait would have been. */
export type CallTurn =
  | { readonly kind: "reserved"; readonly waitMs: number }
  | { readonly kind: "too-long"; readonly retryAfterMs: number };

/**
 * Spaces out calls to a service that allows so many a minute. All replicas share one pace, so that together they
 * stay within it.
 */
export interface Pace {
  /**
   * Reserves the next turn for a key, such as `chat.update` of one workspace, and tells how long to wait for it. A
   * reserved turn counts, whether the call is made or not. Nothing is reserved where the wait would be longer than
   * `maxWaitMs`.
   */
  reserve(key: string, rate: CallRate, options?: ReserveOptions): Promise<CallTurn>;
  /** Lets no replica have an earlier turn than in so many milliseconds, as a service asks by Retry-After. */
  hold(key: string, forMs: number): Promise<void>;
}

export interface ReserveOptions {
  /** How many turns the call takes; 1 by default. */
  readonly cost?: number;
  readonly maxWaitMs?: number;
}
