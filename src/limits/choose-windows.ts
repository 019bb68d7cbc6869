import type { RedisConnection } from "../redis/connection.ts";
import type { LimitsState } from "./limits-state.ts";
import { createMemoryWindows } from "./memory-windows.ts";
import { createRedisWindows } from "./redis-windows.ts";
import type { Windows } from "./windows.ts";

export interface LimitStores {
  /** Counts where it is up. */
  readonly redis?: RedisConnection | undefined;
  /** Counts where there is no Redis, and while it is away. Without it each process counts for itself. */
  readonly database?: Windows;
}

interface ChosenWindows {
  readonly windows: Windows;
  state(): LimitsState;
}

/** Redis with the database behind it, the database alone, or memory where there is neither. */
export function chooseWindows({ redis, database }: LimitStores): ChosenWindows {
  const lasting = database ?? createMemoryWindows();
  const where = database ? "Postgres" : "memory";
  if (!redis) return { windows: lasting, state: () => ({ state: "up", detail: `in ${where}` }) };
  return {
    windows: withInsurance(redis, lasting),
    state: () =>
      redis.isUp()
        ? { state: "up", detail: "in Redis" }
        : { state: "degraded", detail: `Redis does not answer, so questions are counted anew in ${where}` },
  };
}

/**
 * Never without a limit: what Redis does not count in time the other store counts. Its windows begin anew, so for
 * the length of one a person may ask at most twice as much.
 */
function withInsurance(redis: RedisConnection, lasting: Windows): Windows {
  const shared = createRedisWindows(redis);
  return {
    async count(windows) {
      if (!redis.isUp()) return lasting.count(windows);
      return shared.count(windows).catch(() => lasting.count(windows));
    },
  };
}
