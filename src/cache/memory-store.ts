import { LRUCache } from "lru-cache";
import { type Clock, systemClock } from "../core/clock.ts";
import type { AnswerStore, StoreBounds } from "./answer-store.ts";
import type { KeptAnswer } from "./kept-answer.ts";

/** Keeps answers for one process; the one that was not asked for the longest goes first. */
export function createMemoryStore({ size, ttlMs }: StoreBounds, clock: Clock = systemClock): AnswerStore {
  const kept = new LRUCache<string, KeptAnswer>({ max: size, ttl: ttlMs, ttlResolution: 0, perf: clock });
  return {
    get: async (key) => kept.get(key),
    async set(key, answer) {
      kept.set(key, answer);
    },
    state: () => ({ state: "up", detail: "in memory" }),
  };
}
