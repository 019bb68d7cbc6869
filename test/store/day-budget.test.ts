import { afterEach, describe, expect, it } from "vitest";
import type { ConversationId, QuestionId } from "../../src/core/question.ts";
import type { OverBudget, Reservation } from "../../src/llm/budget.ts";
import { createDayBudget } from "../../src/store/day-budget.ts";
import { createModelBudget } from "../../src/store/model-budget.ts";
import { query } from "./embedded/databases.ts";
import { replicasOn, spread } from "./replicas.ts";
import { testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const replicas = replicasOn(database);

afterEach(() => query(database.url, "truncate model_budgets, model_calls"));

const budgetsOf = (MODEL_BUDGET_USD_PER_DAY: number) =>
  spread(replicas.map((db) => createDayBudget(db, { MODEL_BUDGET_USD_PER_DAY })));

async function rows() {
  return query<{ key: string; calls: number; spent_usd: string }>(
    database.url,
    "select key, calls, spent_usd::float8 as spent_usd from model_budgets",
  );
}

function reserved(result: Reservation | OverBudget): Reservation {
  if (result.kind === "over") throw new Error(`The budget ${result.budget} is over.`);
  return result;
}

describe("a day's dollars, for calls that are no question's", () => {
  it("are never overspent by a hundred at once through several replicas, and none is left over", async () => {
    const next = budgetsOf(1);
    const results = await Promise.all(Array.from({ length: 100 }, () => next().reserveForAll(0.03)));
    expect(results.filter(({ kind }) => kind === "reserved")).toHaveLength(33);
    expect(await rows()).toMatchObject([{ spent_usd: 0.99 }]);
  });

  it("are refused until the next day in UTC, also where one call alone is too dear", async () => {
    const over = await budgetsOf(1)().reserveForAll(1.01);
    expect(over).toMatchObject({ kind: "over", budget: "day", resetsAt: expect.any(Date) });
    const { resetsAt } = over as OverBudget;
    expect((resetsAt?.getTime() ?? 0) % 86_400_000).toBe(0);
    expect(resetsAt?.getTime()).toBeGreaterThan(Date.now());
    expect(await rows()).toEqual([]);
  });

  it("get back what was reserved and not spent", async () => {
    const next = budgetsOf(1);
    await reserved(await next().reserveForAll(0.9)).settle(0.001);
    expect(await rows()).toMatchObject([{ spent_usd: 0.001 }]);
    await reserved(await next().reserveForAll(0.9)).settle(0);
    expect(await rows()).toMatchObject([{ spent_usd: 0.001 }]);
  });

  it("are the same that answers are paid from, and count no call of a conversation or a person", async () => {
    const limits = {
      MODEL_CALLS_PER_CONVERSATION: 1,
      MODEL_CALLS_PER_USER_DAY: 1,
      MODEL_BUDGET_USD_PER_DAY: 1,
    };
    const next = budgetsOf(1);
    for (let call = 0; call < 5; call += 1) reserved(await next().reserveForAll(0.1));
    const payer = {
      conversation: "slack:T1:C1:1" as ConversationId,
      asker: "U1",
      questionId: "q_1" as QuestionId,
    };
    const [db] = replicas;
    if (!db) throw new Error("There are replicas.");
    const answers = createModelBudget(db, limits);
    expect(await answers.reserve(payer, 0.6)).toMatchObject({ kind: "over", budget: "day" });
    reserved(await answers.reserve(payer, 0.5));
    expect(await next().reserveForAll(0.01)).toMatchObject({ kind: "over" });
  });
});
