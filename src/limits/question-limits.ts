import {
  type IRateLimiterOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRes,
} from "rate-limiter-flexible";
import type { Settings } from "../config/settings.ts";
import type { Emit } from "../core/events.ts";
import type { Person } from "../core/question.ts";
import type { LimitsState } from "./limits-state.ts";

type LimitSettings = Pick<
  Settings,
  | "RATE_LIMIT_PER_MINUTE"
  | "USER_RATE_LIMIT_PER_MINUTE"
  | "RATE_LIMIT_PER_HOUR"
  | "RATE_LIMIT_PER_DAY"
  | "REDIS_URL"
>;

/** A limit that a question is over. */
export interface OverLimit {
  readonly limit: string;
  readonly points: number;
  readonly retryAfterMs: number;
}

export interface QuestionLimits {
  /** Counts a question; tells the limit that it is over, if any. */
  count(asker: Person): Promise<OverLimit | undefined>;
  state(): LimitsState;
  close(): Promise<void>;
}

interface Limit {
  readonly name: string;
  readonly shared: boolean;
  readonly points: number;
  readonly limiter: RateLimiterAbstract;
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Limits in this process's memory, or in Redis where replicas share one. */
export async function createQuestionLimits(
  settings: LimitSettings,
  emit: Emit = () => {},
): Promise<QuestionLimits> {
  const { createLimiter, state, close } = await chooseStore(settings.REDIS_URL, emit);
  const limits: readonly Limit[] = [
    define("user-minute", false, settings.USER_RATE_LIMIT_PER_MINUTE, MINUTE),
    define("user-hour", false, settings.RATE_LIMIT_PER_HOUR, HOUR),
    define("user-day", false, settings.RATE_LIMIT_PER_DAY, DAY),
    define("all-minute", true, settings.RATE_LIMIT_PER_MINUTE, MINUTE),
  ];
  return { count: (asker) => countAgainst(limits, asker), state, close };

  function define(name: string, shared: boolean, points: number, duration: number): Limit {
    return {
      name,
      shared,
      points,
      limiter: createLimiter({ keyPrefix: `ledger:limit:${name}`, points, duration }),
    };
  }
}

async function countAgainst(limits: readonly Limit[], asker: Person): Promise<OverLimit | undefined> {
  for (const { name, shared, points, limiter } of limits) {
    const rejected = await consume(limiter, shared ? "all" : asker.id);
    if (rejected) return { limit: name, points, retryAfterMs: rejected.msBeforeNext };
  }
  return undefined;
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return rejection;
    throw rejection;
  }
}

interface LimiterStore {
  createLimiter(options: IRateLimiterOptions): RateLimiterAbstract;
  state(): LimitsState;
  close(): Promise<void>;
}

const IN_MEMORY: LimiterStore = {
  createLimiter: (options) => new RateLimiterMemory(options),
  state: () => ({ state: "up", detail: "in memory" }),
  close: async () => {},
};

async function chooseStore(redisUrl: string | undefined, emit: Emit): Promise<LimiterStore> {
  if (!redisUrl) return IN_MEMORY;
  const { openRedisLimiters } = await import("./redis-limiters.ts");
  return openRedisLimiters(redisUrl, emit);
}
