import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "../free-port.ts";
import { type RedisProcess, startRedis } from "../redis-process.ts";

/** A redis-server of its own on a free port of 127.0.0.1, that ends with the test. */
export async function startedRedis(port?: number): Promise<RedisProcess> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-redis-"));
  const server = await startRedis(port ?? (await freePort()), folder);
  onTestFinished(async () => {
    await server.end();
    await rm(folder, { recursive: true, force: true });
  });
  return server;
}
