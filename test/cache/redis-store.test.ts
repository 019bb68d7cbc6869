import { Redis } from "ioredis";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AnswerStore } from "../../src/cache/answer-store.ts";
import { createMemoryStore } from "../../src/cache/memory-store.ts";
import { createRedisStore } from "../../src/cache/redis-store.ts";
import { openRedis } from "../../src/redis/connection.ts";
import { freePort } from "../free-port.ts";
import { startedRedis } from "../limits/redis-server.ts";
import { needs } from "../needs.ts";
import { until } from "../until.ts";

const KEPT = {
  text: "On day five. [1]",
  citations: [{ marker: 1, source: "close.md#hard", title: "Close", quote: "It happens on day five." }],
  model: "claude-sonnet-4.5",
};
const BOUNDS = { size: 3, ttlMs: 60_000 };

function storeAt(url: string): AnswerStore {
  const redis = openRedis(url, () => {});
  onTestFinished(() => redis.close());
  return createRedisStore(redis, BOUNDS, createMemoryStore(BOUNDS));
}

function clientOf(url: string): Redis {
  const redis = new Redis(url);
  onTestFinished(() => redis.disconnect());
  return redis;
}

const isUp = (store: AnswerStore) => until("Redis is there", () => store.state().state === "up");

describe("answers in Redis", () => {
  needs("redis-server");

  it("are shared by the replicas, and end by themselves", async () => {
    const { url } = await startedRedis();
    const [one, other] = [storeAt(url), storeAt(url)];
    await Promise.all([isUp(one), isUp(other)]);
    await one.set("k", KEPT);
    expect(await other.get("k")).toEqual(KEPT);
    expect(await other.get("unknown")).toBeUndefined();
    const redis = clientOf(url);
    for (const key of await redis.keys("*")) {
      expect(await redis.pttl(key)).toBeGreaterThan(0);
      expect(await redis.pttl(key)).toBeLessThanOrEqual(60_000);
    }
  });

  it("are no more than so many: the oldest goes first", async () => {
    const { url } = await startedRedis();
    const store = storeAt(url);
    await isUp(store);
    for (const key of ["a", "b", "c", "d", "e"]) await store.set(key, KEPT);
    const redis = clientOf(url);
    expect(await redis.keys("ledger:answer:*")).toHaveLength(3);
    expect(await redis.zcard("ledger:answers")).toBe(3);
    expect(await store.get("e")).toEqual(KEPT);
  });

  it.each(["{", "null", '{"text":1}', ""])("that cannot be read (%j) count as not kept", async (written) => {
    const { url } = await startedRedis();
    const store = storeAt(url);
    await isUp(store);
    await clientOf(url).set("ledger:answer:k", written);
    expect(await store.get("k")).toBeUndefined();
  });

  it("are kept in memory while Redis is away, visibly, and in Redis again when it is back", async () => {
    const port = await freePort();
    const server = await startedRedis(port);
    const store = storeAt(server.url);
    await isUp(store);
    expect(store.state()).toEqual({ state: "up", detail: "in Redis" });
    await server.end();
    await until("Redis is missed", () => store.state().state === "degraded");
    await store.set("k", KEPT);
    expect(await store.get("k")).toEqual(KEPT);

    const again = await startedRedis(port);
    await isUp(store);
    expect(await store.get("k")).toBeUndefined();
    await store.set("k", KEPT);
    expect(await clientOf(again.url).exists("ledger:answer:k")).toBe(1);
  });

  it("are looked for in memory when Redis does not answer", async () => {
    const server = await startedRedis();
    const store = storeAt(server.url);
    await isUp(store);
    server.freeze();
    await store.set("k", KEPT);
    expect(await store.get("k")).toEqual(KEPT);
    expect(store.state().state).toBe("degraded");
  });
});
