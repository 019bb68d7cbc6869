import { Redis } from "ioredis";
import { type IRateLimiterOptions, RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { Emit } from "../core/events.ts";
import type { LimitsState } from "./limits-state.ts";

/** A Redis that does not answer counts as away: four limits are asked within the three seconds that Slack waits. */
const ANSWER_WITHIN_MS = 250;

/** Limiters that replicas share; while Redis is away each replica counts for itself. */
export function openRedisLimiters(url: string, emit: Emit) {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: ANSWER_WITHIN_MS,
  });
  // The limiter falls back on its own; without a listener a lost connection would end the process.
  redis.on("error", () => {});
  countOperations(redis, emit);
  return {
    createLimiter: (options: IRateLimiterOptions) =>
      new RateLimiterRedis({
        ...options,
        storeClient: redis,
        insuranceLimiter: new RateLimiterMemory(options),
      }),
    state: (): LimitsState =>
      redis.status === "ready"
        ? { state: "up", detail: "Redis" }
        : { state: "degraded", detail: "Redis does not answer, so each replica counts for itself" },
    async close() {
      redis.disconnect();
    },
  };
}

/** Every command goes through `sendCommand`, also those that the limiter defines for itself. */
function countOperations(redis: Redis, emit: Emit): void {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    const finished = (status: "ok" | "error") => () =>
      emit({ type: "redis_operation_finished", operation: command.name, status });
    command.promise.then(finished("ok"), finished("error"));
    return send(command, stream);
  };
}
