import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Report } from "../../src/report/report.ts";
import { runReport } from "../../src/report/run-report.ts";
import { sweepSharedLimits } from "../../src/store/sweep.ts";
import { askedAndAnswered } from "../store/answered-question.ts";
import { query } from "../store/embedded/databases.ts";
import { replicasOn } from "../store/replicas.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";

const database = testDatabase();
const replica = replicasOn(database, 1);
let store: OpenedStore;

const LIMITS = {
  MODEL_CALLS_PER_CONVERSATION: 100,
  MODEL_CALLS_PER_USER_DAY: 100,
  MODEL_BUDGET_USD_PER_DAY: 100,
};
const ASKED_AT = "2026-11-02T09:00:00Z";

beforeAll(async () => {
  store = await openTestStore(database.url);
});
afterAll(() => store.close());

async function called(question: Asked, usd: number) {
  const budget = store.modelBudget(LIMITS);
  const payer = { conversation: question.place.conversation, asker: "ANA", questionId: question.id };
  const reserved = await budget.reserve(payer, 1);
  if (reserved.kind !== "reserved") throw new Error("There is no budget left.");
  await reserved.settle(usd);
}

type Asked = ReturnType<typeof newQuestion>;

async function costs(): Promise<Report["cost"]> {
  const options = {
    since: "30d",
    minutesSaved: 10,
    most: 10,
    json: true,
    now: new Date("2026-11-15T12:00:00Z"),
  };
  const printed = await runReport({ env: { DATABASE_URL: database.url }, ...options });
  return (JSON.parse(printed) as Report).cost;
}

describe("what a report takes the cost of", () => {
  it("is every call: of answers, and of what was tried again, handed over, stopped or taken back", async () => {
    const answered = await askedAndAnswered(store, { askedAt: ASKED_AT });
    await called(answered, 0.0045);
    const triedAgain = await askedAndAnswered(store, { askedAt: ASKED_AT });
    for (const usd of [0.01, 0.0045]) await called(triedAgain, usd);
    const stopped = newQuestion({ askedAt: new Date(ASKED_AT) });
    await store.questions.keep(stopped);
    await called(stopped, 0.02);
    await withdrawn(0.03);

    expect(await costs()).toMatchObject({
      totalUsd: 0.069,
      otherUsd: 0.06,
      perQuestionUsd: 0.023,
      models: [{ answers: 2, costUsd: 0.009 }],
      teams: [{ team: "T1", questions: 3, costUsd: 0.069 }],
    });
  });

  it("tells how much of what a model read came from the prompt cache", async () => {
    const usage = { inputTokens: 2_000, outputTokens: 100, cacheReadTokens: 1_200, costUsd: 0.00426 };
    await askedAndAnswered(store, { askedAt: "2026-01-02T09:00:00Z", answer: { usage } });
    const options = { since: "30d", minutesSaved: 10, most: 10, now: new Date("2026-01-15T12:00:00Z") };
    const printed = (more: object) =>
      runReport({ env: { DATABASE_URL: database.url }, ...options, json: false, ...more });
    expect(await printed({})).toMatch(
      /claude-sonnet-4\.5 +1 answer, \$0\.00\d*, 60 % of its input from the prompt cache/,
    );
    expect(await printed({ json: true })).toContain('"cacheReadTokens":1200');
  });

  it("stays when the calls themselves are swept, and when more of them come", async () => {
    const before = await costs();
    await query(database.url, "update model_calls set reserved_at = now() - interval '8 days'");
    const [db] = replica;
    if (!db) throw new Error("There is no replica.");
    await sweepSharedLimits(db);
    expect(await query(database.url, "select from model_calls")).toEqual([]);
    expect(await costs()).toEqual(before);

    await called(await withdrawn(0.5), 0.5);
    await query(database.url, "update model_calls set reserved_at = now() - interval '8 days'");
    await sweepSharedLimits(db);
    await sweepSharedLimits(db);
    expect((await costs()).totalUsd).toBe(1.069);
  });

  it("goes with the questions that are deleted, also where their calls are swept later", async () => {
    const [db] = replica;
    if (!db) throw new Error("There is no replica.");
    await query(database.url, "delete from questions");
    await query(database.url, "update model_calls set reserved_at = now() - interval '8 days'");
    await sweepSharedLimits(db);
    expect(await query(database.url, "select from question_costs")).toEqual([]);
    expect((await costs()).totalUsd).toBe(0);
  });
});

async function withdrawn(usd: number): Promise<Asked> {
  const question = newQuestion({ askedAt: new Date(ASKED_AT) });
  await store.questions.keep(question);
  await called(question, usd);
  await store.questions.withdraw(question.messageId);
  const taken = await store.questions.take(question.id);
  if (taken) await store.questions.markDone(taken.claim, new Date(ASKED_AT), "withdrawn");
  return question;
}
