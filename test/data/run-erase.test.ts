import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { runErase } from "../../src/data/run-erase.ts";
import { runPurge } from "../../src/data/run-purge.ts";
import { createQuestionLimits } from "../../src/limits/question-limits.ts";
import { openRedis } from "../../src/redis/connection.ts";
import { startedRedis } from "../limits/redis-server.ts";
import { needs } from "../needs.ts";
import { askedAndAnswered } from "../store/answered-question.ts";
import { query } from "../store/embedded/databases.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";

const database = testDatabase();
let store: OpenedStore;

const LIMITS = {
  MODEL_CALLS_PER_CONVERSATION: 9,
  MODEL_CALLS_PER_USER_DAY: 9,
  MODEL_BUDGET_USD_PER_DAY: 9,
};
const FEW = {
  USER_RATE_LIMIT_PER_MINUTE: 1,
  RATE_LIMIT_PER_HOUR: 9,
  RATE_LIMIT_PER_DAY: 9,
  RATE_LIMIT_PER_MINUTE: 99,
};
beforeAll(async () => {
  store = await openTestStore(database.url);
});
afterAll(() => store.close());

const erase = (person: string, yes: boolean) =>
  runErase({ env: { DATABASE_URL: database.url }, person, yes, json: true });
/** Whether a person's id stands in any table of the database, the queue's too. */
async function isNamed(person: string): Promise<string[]> {
  const tables = await query<{ name: string }>(
    database.url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  );
  const found = [];
  for (const { name } of tables) {
    const rows = await query(database.url, `select from ${name} as row where row::text like '%${person}%'`);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

const isKept = async (conversation: Parameters<OpenedStore["questions"]["follows"]>[0]) =>
  store.questions.follows(conversation);

describe("what is kept about a person", () => {
  it("is only counted at first, and deleted when that is confirmed, conversation and all", async () => {
    const mine = await askedAndAnswered(store, { asker: "ANA", askedAt: "2026-11-02T09:00:00Z" });
    const others = await askedAndAnswered(store, { asker: "BEN", askedAt: "2026-11-02T09:00:00Z" });

    expect(JSON.parse(await erase("ANA", false))).toMatchObject({ deleted: false, questions: 1, votes: 0 });
    expect(await isKept(mine.place.conversation)).toBe(true);
    expect(JSON.parse(await erase("ANA", true))).toMatchObject({ deleted: true, questions: 1 });
    expect(await isKept(mine.place.conversation)).toBe(false);
    expect(await isKept(others.place.conversation)).toBe(true);
    await expect(erase("ANA", true)).rejects.toMatchObject({ code: "PERSON_UNKNOWN" });
  });

  it("is deleted with the counters that name the person, and no other's", async () => {
    const windowOf = (person: string) => [{ key: `user-day:${person}`, points: 1, durationMs: 60_000 }];
    for (const person of ["DAN", "EVE"]) await store.limitWindows.count(windowOf(person));
    await askedAndAnswered(store, { asker: "DAN", askedAt: "2026-11-02T09:00:00Z" });
    await erase("DAN", true);
    expect(await store.limitWindows.count(windowOf("DAN"))).toEqual([]);
    expect(await store.limitWindows.count(windowOf("EVE"))).toHaveLength(1);
  });

  it("is deleted from the queue, and its budgets, as if it had never been there", async () => {
    const conversation = "http:GIL:c1";
    const mine = newQuestion({ asker: { id: "GIL" } });
    const place = { ...mine.place, conversation: conversation as typeof mine.place.conversation };
    const taken = await store.questions.keep({ ...mine, place });
    expect(taken).toBeDefined();
    await store.tasks.add({ type: "any", key: "h1:GIL", data: { person: "GIL" } });
    await store
      .modelBudget(LIMITS)
      .reserve({ conversation: place.conversation, asker: "GIL", questionId: mine.id }, 0.1);
    await query(database.url, `update pgboss.job set state = 'completed' where group_id = 'GIL'`);
    await askedAndAnswered(store, { asker: "HAL", askedAt: "2026-11-02T09:00:00Z" });
    expect(await isNamed("GIL")).toEqual(
      expect.arrayContaining(["public.questions", "pgboss.job_common", "public.model_budgets"]),
    );

    expect(JSON.parse(await erase("GIL", true))).toMatchObject({ questions: 1, jobs: 2, counters: 1 });
    expect(await isNamed("GIL")).toEqual([]);
    expect(await isNamed("HAL")).toContain("pgboss.job_common");
  });

  it("is deleted without Redis where that is away, and says so", async () => {
    await askedAndAnswered(store, { asker: "KIM", askedAt: "2026-11-02T09:00:00Z" });
    const env = { DATABASE_URL: database.url, REDIS_URL: "redis://127.0.0.1:1" };
    const { questions, remains } = JSON.parse(await runErase({ env, person: "KIM", yes: true, json: true }));
    expect(questions).toBe(1);
    expect(remains[0]).toContain("in Redis, which did not answer");
  });

  it("is deleted while a question of theirs is being answered, which then ends quietly", async () => {
    const question = newQuestion({ asker: { id: "CAT" } });
    await store.questions.keep(question);
    const taken = await store.questions.take(question.id);
    if (taken === undefined) throw new Error("The question cannot be taken up.");
    await erase("CAT", true);
    await expect(store.questions.saveReply(taken.claim, { ts: "1.2" })).rejects.toThrow();
    expect(await store.questions.take(question.id)).toBeUndefined();
  });
});

describe("what Redis counts of a person", () => {
  needs("redis-server");

  it("is deleted too, and what remains is told", async () => {
    const { url } = await startedRedis();
    const redis = openRedis(url, () => {});
    onTestFinished(() => redis.close());
    await until("Redis is there", () => redis.isUp());
    const limits = createQuestionLimits(FEW, { redis });
    for (const id of ["IDA", "JON"]) await limits.count({ id });
    expect(await limits.count({ id: "IDA" })).toBeDefined();

    const env = { DATABASE_URL: database.url, REDIS_URL: url };
    const printed = await runErase({ env, person: "IDA", yes: true, json: false });
    expect(printed).toMatch(/3 counters/);
    expect(printed).toMatch(/What remains:\n- in Slack/);
    expect(await limits.count({ id: "IDA" })).toBeUndefined();
    expect(await limits.count({ id: "JON" })).toBeDefined();
  });
});

describe("what is older than it may be", () => {
  it("is deleted when that is confirmed, but not what waits for its answer", async () => {
    const old = await askedAndAnswered(store, { asker: "OLD", askedAt: "2026-01-02T09:00:00Z" });
    const recent = await askedAndAnswered(store, { asker: "NEW", askedAt: "2026-11-02T09:00:00Z" });
    const waiting = newQuestion({ askedAt: new Date("2026-01-02T09:00:00Z") });
    await store.questions.keep(waiting);
    const told: number[] = [];
    const purge = (yes: boolean) =>
      runPurge({
        env: { DATABASE_URL: database.url },
        olderThanDays: 90,
        yes,
        json: true,
        now: new Date("2026-11-15T00:00:00Z"),
        onProgress: (questions) => void told.push(questions),
      });

    expect(JSON.parse(await purge(false))).toMatchObject({ deleted: false, questions: 1 });
    expect(JSON.parse(await purge(true))).toMatchObject({ deleted: true, questions: 1 });
    expect(told).toEqual([1]);
    expect(await isKept(old.place.conversation)).toBe(false);
    expect(await isKept(recent.place.conversation)).toBe(true);
    expect(await isKept(waiting.place.conversation)).toBe(true);
  });
});
