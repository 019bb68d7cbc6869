import { describe, expect, it } from "vitest";
import { watchBudget } from "../../src/bot/watch-budget.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import type { ConversationId, QuestionId } from "../../src/core/question.ts";
import type { BudgetName } from "../../src/llm/budget.ts";
import { memoryBudget } from "../llm/memory-budget.ts";

const PAYER = { conversation: "c1" as ConversationId, asker: "U1", questionId: "q1" as QuestionId };
const MIDNIGHT = Date.parse("2026-11-22T00:00:00Z");

function watched(budget: BudgetName) {
  let now = MIDNIGHT - 3_600_000;
  const told: LedgerEvent[] = [];
  const given = memoryBudget(1, { budget, resetsAt: new Date(MIDNIGHT) });
  const watch = watchBudget(given, {
    dollarsPerDay: 1,
    spentToday: async () => (now < MIDNIGHT ? given.spent() : 0),
    emit: (event) => told.push(event),
    clock: { now: () => now },
  });
  const turnTo = (time: number) => {
    now = time;
  };
  return { ...watch, told, turnTo };
}

describe("the state of the budget", () => {
  it("is degraded from the refusal of the day's dollars until midnight UTC, and each refusal is told", async () => {
    const { budget, state, told, turnTo } = watched("day");
    await budget.reserve(PAYER, 0.75);
    expect(await state()).toEqual({ state: "up", detail: "$0.75 of $1.00 for today are spent or reserved" });
    expect((await budget.reserve(PAYER, 0.5)).kind).toBe("over");
    expect(await state()).toMatchObject({
      state: "degraded",
      detail: expect.stringContaining("until midnight UTC"),
    });
    expect(told).toEqual([{ type: "model_budget_refused", questionId: "q1", budget: "day" }]);
    turnTo(MIDNIGHT);
    expect(await state()).toMatchObject({ state: "up" });
  });

  it("is up again as soon as there is enough for a call", async () => {
    const { budget, state } = watched("day");
    const reserved = await budget.reserve(PAYER, 0.75);
    await budget.reserve(PAYER, 0.5);
    if (reserved.kind === "reserved") await reserved.settle(0.1);
    await budget.reserve(PAYER, 0.5);
    expect(await state()).toMatchObject({ state: "up" });
  });

  it("is degraded where others have spent all of it, whoever was refused", async () => {
    const { budget, state, told } = watched("day");
    await budget.reserve(PAYER, 1);
    expect(told).toEqual([]);
    expect(await state()).toMatchObject({ state: "degraded" });
  });

  it("is up while only a person or a conversation has used up theirs", async () => {
    const { budget, state, told } = watched("user-day");
    await budget.reserve(PAYER, 0.9);
    await budget.reserve(PAYER, 0.5);
    expect(told).toMatchObject([{ budget: "user-day" }]);
    expect(await state()).toMatchObject({ state: "up" });
  });
});
