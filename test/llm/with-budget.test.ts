import { describe, expect, it } from "vitest";
import { conversationIdOf, newQuestionId } from "../../src/core/ids.ts";
import type { ModelBudget } from "../../src/llm/budget.ts";
import { startedEndpoint } from "./endpoints.ts";
import { memoryBudget } from "./memory-budget.ts";
import { endpointModelAt, faultOf, noDelays } from "./models.ts";
import { type Behaviour, SERVER_ERROR } from "./openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

const PAYER = { conversation: conversationIdOf("test", "1"), asker: "U1", questionId: newQuestionId() };
const REQUEST = { ...requestFor("How many tries?", retrieved("Five tries.")), payer: PAYER };
const ANSWER: Behaviour = {
  does: "answer",
  pieces: ["Five. [1]"],
  usage: { prompt_tokens: 1000, completion_tokens: 100 },
};
const COST = 0.0045;

describe("a model's calls on somebody's account", () => {
  it("reserve the most that they can cost, and settle what they did", async () => {
    const budget = memoryBudget(1);
    await generationOf(endpointModelAt(await startedEndpoint(ANSWER), { charging: { budget } }), REQUEST);
    expect(budget.entries).toMatchObject([{ settled: COST }]);
    // 1,000 tokens out at $15 for a million, and the prompt of about 5,000 bytes, written to a prompt cache.
    expect(budget.entries[0]?.reserved).toBeGreaterThan(0.015 + 0.008);
    expect(budget.entries[0]?.reserved).toBeLessThan(0.015 + 0.012);
  });

  it("are not charged where nobody pays", async () => {
    const budget = memoryBudget(0);
    const { payer: _, ...unpaid } = REQUEST;
    const model = endpointModelAt(await startedEndpoint(ANSWER), { charging: { budget } });
    expect((await generationOf(model, unpaid)).text).toBe("Five. [1]");
    expect(budget.entries).toEqual([]);
  });

  it("are charged as one with all their tries", async () => {
    const budget = memoryBudget(1);
    const endpoint = await startedEndpoint(SERVER_ERROR, SERVER_ERROR, ANSWER);
    await generationOf(endpointModelAt(endpoint, { charging: { budget } }), REQUEST);
    expect(budget.entries).toMatchObject([{ settled: COST }]);
  });

  it("give all of it back where the endpoint turned them away", async () => {
    const budget = memoryBudget(1);
    await faultOf(endpointModelAt(await startedEndpoint(SERVER_ERROR), { charging: { budget } }), REQUEST);
    expect(budget.entries).toMatchObject([{ settled: 0 }]);
  });

  it.each([
    ["break off", { does: "cut", pieces: ["There are five"], how: "broken" }],
    ["stall", { does: "stall", pieces: ["There are five"] }],
    ["say nothing", { does: "hang" }],
  ] satisfies [string, Behaviour][])("settle an estimate where they %s", async (_, behaviour) => {
    const budget = memoryBudget(1);
    const model = endpointModelAt(await startedEndpoint(behaviour), {
      charging: { budget },
      limits: { firstTokenMs: 200 },
    });
    await faultOf(model, REQUEST);
    const [entry] = budget.entries;
    expect(entry?.settled).toBeGreaterThan(0);
    expect(entry?.settled).toBeLessThan(entry?.reserved ?? 0);
  });

  it("settle when their caller gives up between two words, or reads no further", async () => {
    const budget = memoryBudget(1);
    const endpoint = await startedEndpoint({ does: "stall", pieces: ["There are "] });
    const model = endpointModelAt(endpoint, { charging: { budget } });
    const caller = new AbortController();
    const ended = model.generate({ ...REQUEST, signal: caller.signal });
    await ended.next();
    caller.abort();
    await expect(ended.next()).rejects.toMatchObject({ kind: "cancelled" });
    for await (const _ of model.generate(REQUEST)) break;
    expect(budget.entries).toHaveLength(2);
    for (const { settled } of budget.entries) expect(settled).toBeGreaterThan(0);
  });

  it("give all of it back where their turn never came", async () => {
    const budget = memoryBudget(1);
    const endpoint = await startedEndpoint(SERVER_ERROR);
    const model = endpointModelAt(endpoint, {
      charging: { budget },
      retry: { retries: 0, delays: noDelays },
      breaker: { failures: 1, pauseMs: 1e6, longestPauseMs: 1e6 },
    });
    await faultOf(model, REQUEST);
    expect(await faultOf(model, REQUEST)).toMatchObject({ kind: "circuit_open" });
    expect(budget.entries.reduce((sum, { settled = 1 }) => sum + settled, 0)).toBe(0);
  });

  it("are not made over budget, and say when it comes back", async () => {
    const endpoint = await startedEndpoint(ANSWER);
    const budget = memoryBudget(0, { budget: "user-day", resetsAt: new Date("2026-11-22T00:00:00Z") });
    expect(await faultOf(endpointModelAt(endpoint, { charging: { budget } }), REQUEST)).toMatchObject({
      kind: "over_budget",
      message: "you have used up your budget for models for today (until 2026-11-22 00:00 UTC)",
      retryable: false,
      countsForBreaker: false,
    });
    expect(endpoint.requests).toEqual([]);
  });

  it("say which budget is used up where it does not come back", async () => {
    const budget = memoryBudget(0, { budget: "conversation" });
    const model = endpointModelAt(await startedEndpoint(ANSWER), { charging: { budget } });
    expect((await faultOf(model, REQUEST)).message).toBe(
      "this conversation has used up its budget for models",
    );
  });

  it("are not made where the budget cannot be read", async () => {
    const endpoint = await startedEndpoint(ANSWER);
    const budget: ModelBudget = { reserve: () => Promise.reject(new Error("password of the database")) };
    expect(await faultOf(endpointModelAt(endpoint, { charging: { budget } }), REQUEST)).toMatchObject({
      kind: "budget_unavailable",
      message: "its budget cannot be read at the moment",
    });
    expect(endpoint.requests).toEqual([]);
  });

  it("still answer where the cost cannot be settled, and tell of it", async () => {
    const untold: unknown[] = [];
    const lost = new Error("lost");
    const budget: ModelBudget = {
      reserve: async () => ({ kind: "reserved", settle: () => Promise.reject(lost) }),
    };
    const charging = { budget, onUnsettled: (error: unknown) => untold.push(error) };
    const model = endpointModelAt(await startedEndpoint(ANSWER), { charging });
    expect((await generationOf(model, REQUEST)).text).toBe("Five. [1]");
    expect(untold).toEqual([lost]);
  });

  it("give back what is reserved only after their caller gave up", async () => {
    const late = Promise.withResolvers<void>();
    const settled = Promise.withResolvers<number>();
    const asked = Promise.withResolvers<void>();
    const budget: ModelBudget = {
      async reserve() {
        asked.resolve();
        await late.promise;
        return { kind: "reserved", settle: async (costUsd) => settled.resolve(costUsd) };
      },
    };
    const endpoint = await startedEndpoint(ANSWER);
    const caller = new AbortController();
    const fault = faultOf(endpointModelAt(endpoint, { charging: { budget } }), {
      ...REQUEST,
      signal: caller.signal,
    });
    await asked.promise;
    caller.abort();
    expect(await fault).toMatchObject({ kind: "cancelled" });
    late.resolve();
    expect(await settled.promise).toBe(0);
    expect(endpoint.requests).toEqual([]);
  });

  it("cannot spend the same dollar twice, however many run at once", async () => {
    const endpoint = await startedEndpoint(ANSWER);
    const probe = memoryBudget(1);
    await generationOf(endpointModelAt(endpoint, { charging: { budget: probe } }), REQUEST);
    const most = probe.entries[0]?.reserved ?? 0;
    const budget = memoryBudget(most * 5);
    const model = endpointModelAt(endpoint, { charging: { budget }, maxConcurrent: 100, maxWaiting: 100 });
    const ended = await Promise.allSettled(Array.from({ length: 60 }, () => generationOf(model, REQUEST)));
    const answered = ended.filter(({ status }) => status === "fulfilled").length;
    expect(answered).toBeGreaterThanOrEqual(5);
    expect(budget.spent()).toBeCloseTo(answered * COST, 9);
    expect(budget.spent()).toBeLessThanOrEqual(most * 5);
  });

  it("take a model of unknown price for a dear one", async () => {
    const budget = memoryBudget(1);
    const model = endpointModelAt(await startedEndpoint(ANSWER), {
      model: "local-model",
      charging: { budget },
    });
    await generationOf(model, REQUEST);
    expect(budget.entries[0]?.reserved).toBeGreaterThan(0.075);
    expect(budget.entries[0]?.settled).toBeCloseTo((1000 * 15 + 100 * 75) / 1e6, 12);
  });
});
