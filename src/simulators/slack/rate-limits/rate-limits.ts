import type { Clock } from "../../../core/clock.ts";
import type { Caller } from "../apps/directory.ts";
import type { Pace } from "./limit.ts";
import { limitOfMethod } from "./limit-of-method.ts";
import { createTokenBucket, type TokenBucket } from "./token-bucket.ts";

export interface LimitedCall {
  readonly method: string;
  readonly caller: Caller | undefined;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Slack's own limits: each app in each workspace may call each method so often. */
export interface RateLimits {
  /** Counts the call. Returns after how many whole seconds it may come again, where it is one too many. */
  retryAfter(call: LimitedCall): number | undefined;
}

export const NO_RATE_LIMITS: RateLimits = { retryAfter: () => undefined };

/** Above so many, those that nobody has used for a while are let go. */
const MOST_BUCKETS = 10_000;

export function createRateLimits(clock: Clock): RateLimits {
  const buckets = new Map<string, TokenBucket>();

  function bucketOf(key: string, pace: Pace): TokenBucket {
    const known = buckets.get(key);
    if (known !== undefined) return known;
    if (buckets.size >= MOST_BUCKETS) forgetFull();
    const bucket = createTokenBucket(pace, clock.now());
    buckets.set(key, bucket);
    return bucket;
  }

  /** A full bucket is as good as a new one. */
  function forgetFull(): void {
    for (const [key, bucket] of buckets) if (bucket.isFullAt(clock.now())) buckets.delete(key);
  }

  return {
    retryAfter({ method, caller, args }) {
      const { workspace, channel } = limitOfMethod(method);
      const key = `${method} ${nameOf(caller)}`;
      const concerned = [bucketOf(key, workspace)];
      if (channel !== undefined) concerned.push(bucketOf(`${key} ${String(args.channel)}`, channel));
      const now = clock.now();
      const wait = Math.max(...concerned.map((bucket) => bucket.waitAt(now)));
      if (wait > 0) return Math.ceil(wait / 1000);
      for (const bucket of concerned) bucket.take(now);
      return undefined;
    },
  };
}

function nameOf(caller: Caller | undefined): string {
  if (caller === undefined) return "anyone";
  if (caller.kind === "app") return caller.app.id;
  const { app, team } = caller.installation;
  return `${app.id} ${team}`;
}
