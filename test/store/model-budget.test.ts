import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { ConversationId, QuestionId } from "../../src/core/question.ts";
import type { ModelBudget, Payer, Reservation } from "../../src/llm/budget.ts";
import { type BudgetLimits, createModelBudget } from "../../src/store/model-budget.ts";
import { sweepSharedLimits } from "../../src/store/sweep.ts";
import { query } from "./embedded/databases.ts";
import { replicasOn, spread } from "./replicas.ts";
import { testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const replicas = replicasOn(database);
const WIDE: BudgetLimits = {
  MODEL_CALLS_PER_CONVERSATION: 1e6,
  MODEL_CALLS_PER_USER_DAY: 1e6,
  MODEL_BUDGET_USD_PER_DAY: 1e6,
};

let payers = 0;
/** Somebody new in a new conversation, but for what the test says. */
function newPayer(given: Partial<Payer> = {}): Payer {
  payers += 1;
  return {
    conversation: `slack:T1:C1:${payers}` as ConversationId,
    asker: `U${payers}`,
    questionId: `q_${payers}` as QuestionId,
    ...given,
  };
}

/** The budget of each replica in turn. */
function budgetsOf(limits: Partial<BudgetLimits>): () => ModelBudget {
  return spread(replicas.map((db) => createModelBudget(db, { ...WIDE, ...limits })));
}

async function reserved(budget: ModelBudget, payer: Payer, usd: number): Promise<Reservation> {
  const result = await budget.reserve(payer, usd);
  if (result.kind === "over") throw new Error(`The budget ${result.budget} is over.`);
  return result;
}

async function spentToday(): Promise<string> {
  const [row] = await query<{ spent_usd: string }>(
    database.url,
    `select spent_usd from model_budgets where key = 'day:' || (now() at time zone 'utc')::date`,
  );
  return row?.spent_usd ?? "0.000000000";
}

const tomorrow = () => new Date(Math.ceil((Date.now() + 1) / 86_400_000) * 86_400_000);

afterEach(() => query(database.url, "truncate model_budgets, model_calls"));

describe("a budget, asked a hundred times at once through several replicas", () => {
  const ask = async (limits: Partial<BudgetLimits>, payerOf: () => Payer, usd: number) => {
    const next = budgetsOf(limits);
    return Promise.all(Array.from({ length: 100 }, () => next().reserve(payerOf(), usd)));
  };
  const granted = (results: Awaited<ReturnType<typeof ask>>) =>
    results.filter(({ kind }) => kind === "reserved");

  it("grants a conversation exactly its calls, and no later time to come back", async () => {
    const { conversation } = newPayer();
    const results = await ask({ MODEL_CALLS_PER_CONVERSATION: 10 }, () => newPayer({ conversation }), 0.01);
    expect(granted(results)).toHaveLength(10);
    expect(results).toContainEqual({ kind: "over", budget: "conversation" });
    expect(await spentToday()).toBe("0.100000000");
  });

  it("grants a person exactly their calls of the day", async () => {
    const { asker } = newPayer();
    const results = await ask({ MODEL_CALLS_PER_USER_DAY: 50 }, () => newPayer({ asker }), 0.01);
    expect(granted(results)).toHaveLength(50);
    expect(results).toContainEqual({ kind: "over", budget: "user-day", resetsAt: tomorrow() });
  });

  it("never spends more in a day than there is", async () => {
    const results = await ask({ MODEL_BUDGET_USD_PER_DAY: 1 }, () => newPayer(), 0.03);
    expect(granted(results)).toHaveLength(33);
    expect(results).toContainEqual({ kind: "over", budget: "day", resetsAt: tomorrow() });
    expect(await spentToday()).toBe("0.990000000");
  });

  it("counts the same question's calls too, where no attempt replaces another", async () => {
    const payer = newPayer();
    expect(granted(await ask({ MODEL_CALLS_PER_CONVERSATION: 10 }, () => payer, 0))).toHaveLength(10);
  });
});

describe("a refused reservation", () => {
  it("leaves nothing behind in any budget", async () => {
    const next = budgetsOf({ MODEL_CALLS_PER_CONVERSATION: 1, MODEL_BUDGET_USD_PER_DAY: 10 });
    const payer = newPayer();
    expect(await next().reserve(payer, 11)).toMatchObject({ kind: "over", budget: "day" });
    expect(await spentToday()).toBe("0.000000000");
    expect(await next().reserve(payer, 10)).toMatchObject({ kind: "reserved" });
  });
});

describe("a settlement", () => {
  it("puts the real cost in the place of the reserved one, so that the rest can be spent", async () => {
    const next = budgetsOf({ MODEL_BUDGET_USD_PER_DAY: 1 });
    const first = await reserved(next(), newPayer(), 0.9);
    expect(await next().reserve(newPayer(), 0.5)).toMatchObject({ budget: "day" });
    await first.settle(0.0045);
    expect(await spentToday()).toBe("0.004500000");
    expect(await next().reserve(newPayer(), 0.9)).toMatchObject({ kind: "reserved" });
  });

  it("counts once, however often and wherever it is told", async () => {
    const call = await reserved(budgetsOf({})(), newPayer(), 1);
    await Promise.all([call.settle(0.25), call.settle(0.25), call.settle(0.25)]);
    await call.settle(0.75);
    expect(await spentToday()).toBe("0.250000000");
  });

  it("is charged to the day that the call was reserved on", async () => {
    const call = await reserved(budgetsOf({})(), newPayer(), 1);
    await query(database.url, "update model_calls set day = day - 1");
    await query(
      database.url,
      "update model_budgets set key = 'day:' || (now() at time zone 'utc')::date - 1 where key like 'day:%'",
    );
    const today = await reserved(budgetsOf({})(), newPayer(), 2);
    await call.settle(0.1);
    expect(await spentToday()).toBe("2.000000000");
    await today.settle(2);
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY, 1e9])(
    "of %d dollars is refused, and the call stays reserved in full",
    async (usd) => {
      const call = await reserved(budgetsOf({})(), newPayer(), 1);
      await expect(call.settle(usd)).rejects.toThrow("no amount of US dollars");
      expect(await spentToday()).toBe("1.000000000");
    },
  );
});

describe("a process that dies between the two", () => {
  it("leaves its reservation spent in full, and the books exact, through thousands of calls", async () => {
    const cents = fc.integer({ min: 0, max: 400_000_000 });
    const fate = fc.constantFrom("settles", "settles", "settles", "settles twice", "dies", "costs nothing");
    const calls = fc.array(fc.record({ reserve: cents, cost: cents, fate }), {
      minLength: 150,
      maxLength: 250,
    });
    let all = 0;
    let exact = 0n;
    await fc.assert(
      fc.asyncProperty(calls, async (made) => {
        const next = budgetsOf({});
        await Promise.all(
          made.map(async ({ reserve, cost, fate }) => {
            const call = await reserved(next(), newPayer(), reserve / 1e9);
            const real = fate === "costs nothing" ? 0 : Math.min(cost, reserve);
            if (fate !== "dies") await call.settle(real / 1e9);
            if (fate === "settles twice") await call.settle(real / 1e9);
            exact += BigInt(fate === "dies" ? reserve : real);
          }),
        );
        all += made.length;
        expect(BigInt((await spentToday()).replace(".", ""))).toBe(exact);
      }),
      { numRuns: 10 },
    );
    expect(all).toBeGreaterThan(1_500);
  });
});

describe("calls that nobody settles, because their processes died", () => {
  it("count as calls usually do a quarter of an hour later, so that the sum of many stays within one per cent", async () => {
    const next = budgetsOf({});
    let real = 0;
    const make = async (at: number) => {
      const call = await reserved(next(), newPayer(), 0.02);
      // What a call costs differs, and one in eleven is never settled.
      const cost = 0.002 + 0.002 * ((at * 7) % 10);
      real += Math.min(cost, 0.02);
      if (at % 11 !== 3) await call.settle(Math.min(cost, 0.02));
    };
    // So many at once, since whoever waits long for a connection is told to come again.
    for (let at = 0; at < 1_000; at += 50)
      await Promise.all(Array.from({ length: 50 }, (_, more) => make(at + more)));
    const drift = async () => Math.abs(Number(await spentToday()) - real) / real;
    expect(await drift()).toBeGreaterThan(0.01);
    const [db] = replicas;
    if (!db) throw new Error("There is no replica.");
    await sweepSharedLimits(db);
    expect(await drift()).toBeGreaterThan(0.01);
    await query(database.url, "update model_calls set reserved_at = reserved_at - interval '15 minutes'");
    await Promise.all(replicas.map(sweepSharedLimits));
    expect(await drift()).toBeLessThan(0.01);
  });

  it("stay spent in full where no other call tells what is usual", async () => {
    await reserved(budgetsOf({})(), newPayer(), 1);
    await query(database.url, "update model_calls set reserved_at = now() - interval '20 minutes'");
    await Promise.all(replicas.map(sweepSharedLimits));
    expect(await spentToday()).toBe("1.000000000");
  });
});

describe("a question that is tried again", () => {
  it("does not count twice for its conversation, though it is paid for twice", async () => {
    const next = budgetsOf({ MODEL_CALLS_PER_CONVERSATION: 2, MODEL_CALLS_PER_USER_DAY: 2 });
    const payer = newPayer();
    for (let attempt = 1; attempt <= 5; attempt += 1) await reserved(next(), { ...payer, attempt }, 0.1);
    const more = newPayer({ conversation: payer.conversation, asker: payer.asker });
    await reserved(next(), more, 0.1);
    expect(await next().reserve({ ...more, questionId: "q_more" as QuestionId }, 0.1)).toMatchObject({
      budget: "conversation",
    });
    expect(await spentToday()).toBe("0.600000000");
  });

  it("counts what it does beyond the earlier try", async () => {
    const next = budgetsOf({ MODEL_CALLS_PER_CONVERSATION: 2 });
    const payer = newPayer();
    await reserved(next(), { ...payer, attempt: 1 }, 0);
    await reserved(next(), { ...payer, attempt: 2 }, 0);
    await reserved(next(), { ...payer, attempt: 2 }, 0);
    expect(await next().reserve({ ...payer, attempt: 2 }, 0)).toMatchObject({ budget: "conversation" });
  });
});
