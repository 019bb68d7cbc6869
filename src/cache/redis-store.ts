import type { RedisConnection } from "../redis/connection.ts";
import type { AnswerStore, StoreBounds } from "./answer-store.ts";
import { type KeptAnswer, keptAnswer } from "./kept-answer.ts";

/** Each answer ends by itself; the index, in the order in which they were kept, tells which one goes when there are too many. */
const KEEP = `
local now = redis.call("TIME")
local at = now[1] * 1000 + math.floor(now[2] / 1000)
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
redis.call("ZADD", KEYS[2], at, KEYS[1])
redis.call("ZREMRANGEBYSCORE", KEYS[2], "-inf", "(" .. (at - ARGV[2]))
redis.call("PEXPIRE", KEYS[2], ARGV[2])
local over = redis.call("ZCARD", KEYS[2]) - ARGV[3]
if over > 0 then
  local oldest = redis.call("ZPOPMIN", KEYS[2], over)
  for i = 1, #oldest, 2 do redis.call("DEL", oldest[i]) end
end
return over
`;

const PREFIX = "ledger:answer:";
const INDEX = "ledger:answers";

/** Keeps answers in the Redis that replicas share, and in `instead` while it is away. */
export function createRedisStore(
  redis: RedisConnection,
  { size, ttlMs }: StoreBounds,
  instead: AnswerStore,
): AnswerStore {
  const keep = redis.script("ledgerKeepAnswer", KEEP);
  return {
    async get(key) {
      if (!redis.isUp()) return instead.get(key);
      return redis.get(PREFIX + key).then(readAnswer, () => instead.get(key));
    },
    async set(key, answer) {
      if (!redis.isUp()) return instead.set(key, answer);
      await keep([PREFIX + key, INDEX], [JSON.stringify(answer), ttlMs, size]).catch(() =>
        instead.set(key, answer),
      );
    },
    state: () =>
      redis.isUp()
        ? { state: "up", detail: "in Redis" }
        : { state: "degraded", detail: "Redis does not answer, so each replica keeps answers for itself" },
  };
}

/** Another version may have written it; what cannot be read counts as not kept. */
function readAnswer(written: string | null): KeptAnswer | undefined {
  if (written === null) return undefined;
  try {
    return keptAnswer.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}
