import type { AnswerCache } from "../answer/ports.ts";
import type { Settings } from "../config/settings.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { type CachePorts, createAnswerCache } from "./answer-cache.ts";
import type { AnswerStore, CacheState, StoreBounds } from "./answer-store.ts";
import { createMemoryStore } from "./memory-store.ts";
import { createRedisStore } from "./redis-store.ts";

type CacheSettings = Pick<Settings, "ANSWER_CACHE_TTL_SECONDS" | "ANSWER_CACHE_SIZE">;

export interface OpenedCache {
  /** Undefined where the settings switch it off. */
  readonly cache: AnswerCache | undefined;
  state(): CacheState;
}

/** Answers to give again: in Redis with memory behind it, or in memory where there is no Redis. */
export function openAnswerCache(
  settings: CacheSettings,
  { redis, ...ports }: Omit<CachePorts, "store"> & { readonly redis?: RedisConnection | undefined },
): OpenedCache {
  const bounds = { size: settings.ANSWER_CACHE_SIZE, ttlMs: settings.ANSWER_CACHE_TTL_SECONDS * 1000 };
  if (bounds.size === 0 || bounds.ttlMs === 0)
    return { cache: undefined, state: () => ({ state: "up", detail: "switched off" }) };
  const store = chooseStore(bounds, redis);
  return { cache: createAnswerCache({ ...ports, store }), state: store.state };
}

function chooseStore(bounds: StoreBounds, redis: RedisConnection | undefined): AnswerStore {
  const memory = createMemoryStore(bounds);
  return redis ? createRedisStore(redis, bounds, memory) : memory;
}
