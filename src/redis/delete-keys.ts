import { Redis } from "ioredis";

const WITHIN_MS = 5_000;

/**
 * Deletes keys on a connection of its own, for a command that is not a bot. Resolves to how many there were.
 * @throws what the client throws where Redis does not answer
 */
export async function deleteKeys(url: string, keys: readonly string[]): Promise<number> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: WITHIN_MS,
    commandTimeout: WITHIN_MS,
    disableClientInfo: true,
    retryStrategy: () => null,
  });
  // The command itself is rejected too; without a listener the connection's error would be printed.
  redis.on("error", () => {});
  try {
    await redis.connect();
    return await redis.del(...keys);
  } finally {
    redis.disconnect();
  }
}
