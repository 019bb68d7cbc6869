import { z } from "zod";
import type { RedisConnection } from "../redis/connection.ts";
import type { Windows } from "./windows.ts";

/** Redis runs a script from its first to its last line before anything else, by its own clock. */
const COUNT_IN_ALL_OR_NONE = `
local full = {}
for i, key in ipairs(KEYS) do
  if tonumber(redis.call("GET", key) or "0") >= tonumber(ARGV[2 * i - 1]) then
    table.insert(full, {i, redis.call("PTTL", key)})
  end
end
if #full > 0 then return full end
for i, key in ipairs(KEYS) do
  if redis.call("INCR", key) == 1 then redis.call("PEXPIRE", key, ARGV[2 * i]) end
end
return full
`;

/** The place of each full window among the keys, from 1, and the milliseconds that it still takes. */
const FULL = z.array(z.tuple([z.int(), z.int()]));

const PREFIX = "ledger:limit:";

/** Where a window is counted in Redis. */
export function redisKeyOf(window: string): string {
  return PREFIX + window;
}

/** Counts in the Redis that replicas share; each window ends there by itself. */
export function createRedisWindows(redis: RedisConnection): Windows {
  const count = redis.script("ledgerCountQuestion", COUNT_IN_ALL_OR_NONE);
  return {
    async count(windows) {
      const reply = await count(
        windows.map(({ key }) => redisKeyOf(key)),
        windows.flatMap(({ points, durationMs }) => [points, durationMs]),
      );
      return FULL.parse(reply).flatMap(([at, retryAfterMs]) => {
        const window = windows[at - 1];
        return window ? [{ key: window.key, retryAfterMs }] : [];
      });
    },
  };
}
