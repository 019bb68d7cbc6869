import { Redis } from "ioredis";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createMemoryWindows } from "../../src/limits/memory-windows.ts";
import {
  createQuestionLimits,
  type OverLimit,
  type QuestionLimits,
} from "../../src/limits/question-limits.ts";
import { openRedis } from "../../src/redis/connection.ts";
import { freePort } from "../free-port.ts";
import { needs } from "../needs.ts";
import { until } from "../until.ts";
import { startedRedis } from "./redis-server.ts";

const ANA = { id: "U-ANA" };
const BEN = { id: "U-BEN" };

/** All limits are far, but for those that the test says. */
const WIDE = {
  USER_RATE_LIMIT_PER_MINUTE: 1_000,
  RATE_LIMIT_PER_HOUR: 1_000,
  RATE_LIMIT_PER_DAY: 1_000,
  RATE_LIMIT_PER_MINUTE: 1_000,
};

/** A replica on a connection of its own, with another store behind it as the database is in production. */
function replicaAt(
  url: string,
  settings: Partial<typeof WIDE>,
  database = createMemoryWindows(),
): QuestionLimits {
  const redis = openRedis(url, () => {});
  onTestFinished(() => redis.close());
  return createQuestionLimits({ ...WIDE, ...settings }, { redis, database });
}

const isUp = (replica: QuestionLimits) => until("Redis is there", () => replica.state().state === "up");
const isAway = (replica: QuestionLimits) =>
  until("Redis is missed", () => replica.state().state === "degraded");

/** For timeouts: while it stands no answer is late, however slow the machine is, and only the test makes it late. */
const time = {
  stands: () => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }),
  passes: (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds),
};

/** What counting a question of Ana tells within so much time. */
async function countedWithin(
  milliseconds: number,
  replica: QuestionLimits,
): Promise<OverLimit | "counted" | "still waiting"> {
  let told: OverLimit | "counted" | "still waiting" = "still waiting";
  void replica.count(ANA).then((over) => {
    told = over ?? "counted";
  });
  await time.passes(milliseconds);
  return told;
}

afterEach(() => void vi.useRealTimers());

describe("limits in Redis", () => {
  needs("redis-server");

  it("let exactly so many through, though a hundred come at once through two replicas", async () => {
    const { url } = await startedRedis();
    const replicas = [
      replicaAt(url, { RATE_LIMIT_PER_HOUR: 10 }),
      replicaAt(url, { RATE_LIMIT_PER_HOUR: 10 }),
    ];
    await Promise.all(replicas.map(isUp));
    time.stands();
    const counted = await Promise.all(
      Array.from({ length: 50 }, () => replicas.map((replica) => replica.count(ANA))).flat(),
    );
    expect(counted.filter((over) => over === undefined)).toHaveLength(10);
    const over = counted.find((told) => told !== undefined);
    expect(over).toMatchObject({ limit: "user-hour", points: 10 });
    expect(over?.retryAfterMs).toBeGreaterThan(0);
    expect(over?.retryAfterMs).toBeLessThanOrEqual(3_600_000);
  });

  it("use nothing up of other limits where one is reached", async () => {
    const { url } = await startedRedis();
    const replica = replicaAt(url, { USER_RATE_LIMIT_PER_MINUTE: 1, RATE_LIMIT_PER_MINUTE: 2 });
    await isUp(replica);
    time.stands();
    await replica.count(ANA);
    for (let again = 0; again < 5; again += 1)
      expect(await replica.count(ANA)).toMatchObject({ limit: "user-minute" });
    expect(await replica.count(BEN)).toBeUndefined();
    expect(await replica.count({ id: "U-CLEO" })).toMatchObject({ limit: "all-minute" });
  });

  it("tell the longest wait where several are reached", async () => {
    const { url } = await startedRedis();
    const replica = replicaAt(url, {
      RATE_LIMIT_PER_HOUR: 1,
      RATE_LIMIT_PER_DAY: 1,
      RATE_LIMIT_PER_MINUTE: 1,
    });
    await isUp(replica);
    time.stands();
    await replica.count(ANA);
    expect(await replica.count(ANA)).toMatchObject({ limit: "user-day" });
  });

  it("leave nothing in Redis that does not end by itself", async () => {
    const { url } = await startedRedis();
    const replica = replicaAt(url, {});
    await isUp(replica);
    time.stands();
    await replica.count(ANA);
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    const keys = await redis.keys("*");
    expect(keys).toHaveLength(4);
    for (const key of keys) expect([key, await redis.pttl(key)]).not.toEqual([key, -1]);
  });
});

describe("while Redis is away", () => {
  needs("redis-server");

  it("questions are counted behind it, visibly, and in Redis again when it is back", async () => {
    const port = await freePort();
    const server = await startedRedis(port);
    const replica = replicaAt(server.url, { USER_RATE_LIMIT_PER_MINUTE: 2 });
    await isUp(replica);
    expect(replica.state()).toEqual({ state: "up", detail: "in Redis" });

    await server.end();
    await isAway(replica);
    expect(replica.state().detail).toContain("Redis does not answer");
    expect(await replica.count(ANA)).toBeUndefined();
    expect(await replica.count(ANA)).toBeUndefined();
    expect(await replica.count(ANA)).toMatchObject({ limit: "user-minute", points: 2 });

    await startedRedis(port);
    await isUp(replica);
    expect(await replica.count(ANA)).toBeUndefined();
  });

  it("the replicas share what is counted behind it", async () => {
    const nowhere = `redis://127.0.0.1:${await freePort()}/0`;
    const database = createMemoryWindows();
    const [one, other] = [1, 2].map(() => replicaAt(nowhere, { USER_RATE_LIMIT_PER_MINUTE: 1 }, database));
    expect(await one?.count(ANA)).toBeUndefined();
    expect(await other?.count(ANA)).toMatchObject({ limit: "user-minute" });
  });

  it("a question waits no longer than a quarter of a second for one that does not answer", async () => {
    const server = await startedRedis();
    const replica = replicaAt(server.url, { USER_RATE_LIMIT_PER_MINUTE: 2 });
    await isUp(replica);
    time.stands();
    server.freeze();
    expect(await countedWithin(249, replica)).toBe("still waiting");
    await time.passes(1);
    expect(await countedWithin(250, replica)).toBe("counted");
    expect(await countedWithin(250, replica)).toMatchObject({ limit: "user-minute" });
    expect(replica.state().state).toBe("degraded");
  });
});
