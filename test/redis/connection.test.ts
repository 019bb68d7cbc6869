import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { LedgerEvent } from "../../src/core/events.ts";
import { openRedis } from "../../src/redis/connection.ts";
import { openRedisIfSet } from "../../src/redis/open-if-set.ts";
import { freePort } from "../free-port.ts";
import { startedRedis } from "../limits/redis-server.ts";
import { needs } from "../needs.ts";
import { until } from "../until.ts";

const ADD = `return redis.call("INCRBY", KEYS[1], ARGV[1])`;

function connectedTo(url: string) {
  const told: LedgerEvent[] = [];
  const redis = openRedis(url, (event) => told.push(event));
  onTestFinished(() => redis.close());
  return { redis, told };
}

const isUp = ({ redis }: ReturnType<typeof connectedTo>) => until("Redis is there", () => redis.isUp());

afterEach(() => void vi.useRealTimers());

describe("a connection to Redis", () => {
  needs("redis-server");

  it("runs scripts, and tells of each command how it ended", async () => {
    const { url } = await startedRedis();
    const connected = connectedTo(url);
    await isUp(connected);
    const { redis, told } = connected;
    expect(told.filter((event) => "status" in event && event.status === "error")).toEqual([]);
    const add = redis.script("add", ADD);
    const fail = redis.script("fail", `return redis.error_reply("no")`);
    told.length = 0;
    expect(await add(["sum"], [2])).toBe(2);
    expect(await add(["sum"], [3])).toBe(5);
    expect(await redis.get("sum")).toBe("5");
    await expect(fail([], [])).rejects.toThrow("no");
    const operations = told.map((event) =>
      event.type === "redis_operation_finished" ? `${event.operation} ${event.status}` : event.type,
    );
    expect(operations).toContain("get ok");
    expect(operations.filter((operation) => operation === "evalsha ok").length).toBeGreaterThan(0);
    expect(operations.some((operation) => operation.endsWith("error"))).toBe(true);
  });

  it("finds Redis again after it was away, and loads its scripts anew", async () => {
    const port = await freePort();
    const server = await startedRedis(port);
    const connected = connectedTo(server.url);
    await isUp(connected);
    const add = connected.redis.script("add", ADD);
    await add(["sum"], [1]);
    await server.end();
    await until("Redis is missed", () => !connected.redis.isUp());
    await startedRedis(port);
    await isUp(connected);
    expect(await add(["sum"], [1])).toBe(1);
  });

  it("gives up on one that stays silent after a quarter of a second, and does not ask it again", async () => {
    const server = await startedRedis();
    const connected = connectedTo(server.url);
    await isUp(connected);
    const add = connected.redis.script("add", ADD);
    await add(["sum"], [1]);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    server.freeze();
    const silent = expect(add(["sum"], [1])).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(250);
    await silent;
    expect(connected.redis.isUp()).toBe(false);
    await expect(add(["sum"], [1])).rejects.toThrow();
  });

  it("finds one again that was silent for long, and has what that did when it woke", async () => {
    const server = await startedRedis();
    const connected = connectedTo(server.url);
    await isUp(connected);
    const add = connected.redis.script("add", ADD);
    await add(["sum"], [1]);
    server.freeze();
    await expect(add(["sum"], [1])).rejects.toThrow();
    // It takes connections while it is silent, and each is given up on.
    await until("a new connection was given up", () =>
      connected.told.some((event) => JSON.stringify(event).includes('"hello","status":"error"')),
    );
    expect(connected.redis.isUp()).toBe(false);
    server.thaw();
    await isUp(connected);
    expect(await connected.redis.get("sum")).toBe("2");
  });
});

describe("where there is no Redis", () => {
  it("commands fail at once, and nothing else does", async () => {
    const { redis } = connectedTo(`redis://127.0.0.1:${await freePort()}/0`);
    expect(redis.isUp()).toBe(false);
    await expect(redis.get("sum")).rejects.toThrow();
  });

  it("nothing is opened", async () => {
    expect(await openRedisIfSet(undefined, () => {})).toBeUndefined();
    expect(await openRedisIfSet("", () => {})).toBeUndefined();
  });
});
