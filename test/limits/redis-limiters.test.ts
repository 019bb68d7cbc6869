import { Redis } from "ioredis";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Emit, LedgerEvent } from "../../src/core/events.ts";
import { createQuestionLimits, type QuestionLimits } from "../../src/limits/question-limits.ts";
import { freePort } from "../free-port.ts";
import { needs } from "../needs.ts";
import { startedRedis } from "./redis-server.ts";

const ANA = { id: "U-ANA" };

/** A replica that may ask two questions a minute, all others being far. */
async function replicaAt(url: string, emit?: Emit): Promise<QuestionLimits> {
  const settings = {
    USER_RATE_LIMIT_PER_MINUTE: 2,
    RATE_LIMIT_PER_HOUR: 1_000,
    RATE_LIMIT_PER_DAY: 1_000,
    RATE_LIMIT_PER_MINUTE: 1_000,
    REDIS_URL: url,
  };
  const limits = await createQuestionLimits(settings, emit);
  onTestFinished(() => limits.close());
  return limits;
}

/** Comes back when the replica counts in Redis. Each try is another person's question. */
async function countsInRedis(replica: QuestionLimits, url: string): Promise<void> {
  const redis = new Redis(url);
  onTestFinished(() => redis.disconnect());
  let tries = 0;
  await expect
    .poll(
      async () => {
        tries += 1;
        const asker = `U-WARM-${tries}-${process.hrtime.bigint()}`;
        await replica.count({ id: asker });
        return (await redis.keys(`ledger:limit:user-minute:${asker}`)).length;
      },
      { timeout: 10_000 },
    )
    .toBe(1);
}

describe("limits in Redis", () => {
  needs("redis-server");

  it("are shared by the replicas", async () => {
    const { url } = await startedRedis();
    const [one, other] = [await replicaAt(url), await replicaAt(url)];
    await countsInRedis(one, url);
    await countsInRedis(other, url);

    expect(await one.count(ANA)).toBeUndefined();
    expect(await other.count(ANA)).toBeUndefined();
    const over = await one.count(ANA);
    expect(over).toMatchObject({ limit: "user-minute", points: 2 });
    expect(over?.retryAfterMs).toBeGreaterThan(0);
    expect(over?.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(await other.count(ANA)).toMatchObject({ limit: "user-minute" });
  });

  it("tell of each command, and where they are counted", async () => {
    const { url } = await startedRedis();
    const told: LedgerEvent[] = [];
    const replica = await replicaAt(url, (event) => told.push(event));
    await countsInRedis(replica, url);
    expect(replica.state()).toEqual({ state: "up", detail: "Redis" });
    expect(told).toContainEqual({
      type: "redis_operation_finished",
      operation: expect.any(String),
      status: "ok",
    });
  });

  it("leave nothing in Redis that does not end by itself", async () => {
    const { url } = await startedRedis();
    const replica = await replicaAt(url);
    await countsInRedis(replica, url);
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    const keys = await redis.keys("*");
    expect(keys.length).toBeGreaterThanOrEqual(4);
    for (const key of keys) expect([key, await redis.ttl(key)]).not.toEqual([key, -1]);
  });

  it("go on in memory when Redis goes away, and come back with it", async () => {
    const port = await freePort();
    const redis = await startedRedis(port);
    const replica = await replicaAt(redis.url);
    await countsInRedis(replica, redis.url);

    await redis.end();
    expect(await replica.count(ANA)).toBeUndefined();
    expect(await replica.count(ANA)).toBeUndefined();
    expect(await replica.count(ANA)).toMatchObject({ limit: "user-minute" });

    const again = await startedRedis(port);
    await countsInRedis(replica, again.url);
  });

  it("go on in memory when Redis takes the connection but does not answer", async () => {
    const redis = await startedRedis();
    const replica = await replicaAt(redis.url);
    await countsInRedis(replica, redis.url);

    redis.freeze();
    const startedAt = performance.now();
    expect(await replica.count(ANA)).toBeUndefined();
    // Slack waits three seconds for its acknowledgement, and keeping the question comes after this.
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(await replica.count(ANA)).toBeUndefined();
    expect(await replica.count(ANA)).toMatchObject({ limit: "user-minute" });
  });
});

describe("where there is no Redis at all", () => {
  it("limits are kept in memory", async () => {
    const replica = await replicaAt(`redis://127.0.0.1:${await freePort()}/0`);
    expect(await replica.count(ANA)).toBeUndefined();
    expect(await replica.count(ANA)).toBeUndefined();
    expect(await replica.count(ANA)).toMatchObject({ limit: "user-minute", points: 2 });
  });
});
