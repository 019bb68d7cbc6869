import type { Emit } from "../core/events.ts";
import type { RedisConnection } from "./connection.ts";

/** The connection that REDIS_URL names, if any. Its client is loaded only here: without it nobody waits for that. */
export async function openRedisIfSet(
  url: string | undefined,
  emit: Emit,
): Promise<RedisConnection | undefined> {
  if (!url) return undefined;
  const { openRedis } = await import("./connection.ts");
  return openRedis(url, emit);
}
