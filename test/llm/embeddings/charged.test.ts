import { describe, expect, it } from "vitest";
import type { DayBudget } from "../../../src/llm/budget.ts";
import type { EmbeddingOutcome } from "../../../src/llm/embeddings/embedding-outcome.ts";
import {
  createEndpointEmbeddings,
  type EndpointEmbeddingsOptions,
} from "../../../src/llm/embeddings/endpoint-embeddings.ts";
import type { FaultPlanInput } from "../../../src/simulators/llm/faults/fault-plan.ts";
import { EMBEDDING_MODEL, startedLlm } from "../../simulators/llm/clients.ts";

const PRICE = 0.02 / 1e6;
const TEXTS = ["A hard close locks the month.", "A soft close does not."];

describe("the vectors of texts", () => {
  it("are paid for from the day's budget: the most that they can cost before, what they did cost after", async () => {
    const { llm, model, budget, outcomes } = await started();
    await model.passages(TEXTS);
    await model.query("hard close?");
    const used = llm.calls().map(({ usage }) => usage?.promptTokens ?? 0);
    expect(used.every((tokens) => tokens > 0)).toBe(true);
    for (const [at, { reserved, settled }] of budget.entries.entries()) {
      expect(settled).toBeCloseTo((used[at] ?? 0) * PRICE, 12);
      expect(reserved).toBeGreaterThan(settled ?? 0);
    }
    expect(budget.entries).toHaveLength(2);
    expect(outcomes).toMatchObject([
      { model: EMBEDDING_MODEL, status: "ok", texts: 2, usage: { inputTokens: used[0], outputTokens: 0 } },
      { status: "ok", texts: 1, usage: { inputTokens: used[1] } },
    ]);
  });

  it("are not asked for where the day's dollars are spent, or cannot be counted", async () => {
    const { llm, model } = await started({ dollars: 0 });
    await expect(model.passages(TEXTS)).rejects.toMatchObject({ kind: "over_budget" });
    await expect(model.query("hard close?")).rejects.toMatchObject({ kind: "over_budget" });
    const away: DayBudget = { reserveForAll: () => Promise.reject(new Error("The database is away.")) };
    const unread = await started({ charging: { budget: away } });
    await expect(unread.model.query("hard close?")).rejects.toMatchObject({ kind: "budget_unavailable" });
    expect([...llm.calls(), ...unread.llm.calls()]).toEqual([]);
  });

  it("cost nothing for a try that is turned away, and are reserved once for all tries", async () => {
    const { model, budget, outcomes } = await started({
      rules: [{ fault: "server_error", status: 503, times: 2 }],
    });
    await model.passages(TEXTS);
    expect(outcomes.map(({ status, fault, usage }) => [status, fault, usage.costUsd])).toEqual([
      ["error", "server_error", 0],
      ["error", "server_error", 0],
      ["ok", undefined, budget.entries[0]?.settled],
    ]);
    expect(budget.entries).toHaveLength(1);
  });

  it("are paid for with an estimate where the endpoint was silent, or told nonsense", async () => {
    const silent = await started({ rules: [{ fault: "hang" }] });
    await expect(silent.model.query("hard close?")).rejects.toMatchObject({ kind: "answer_timeout" });
    const absurd = await started({ rules: [{ fault: "wrong_usage", as: "absurd" }] });
    await absurd.model.query("hard close?");
    for (const { budget, outcomes } of [silent, absurd]) {
      expect(outcomes).toMatchObject([{ usage: { estimated: true, inputTokens: 4 } }]);
      expect(budget.entries).toMatchObject([{ settled: 4 * PRICE }]);
    }
  });

  it("are taken to be dear where their price is not known", async () => {
    const { model, budget, outcomes } = await started({ model: "an-embedding-model-of-our-own" });
    await model.query("hard close?");
    expect(outcomes[0]?.usage).not.toHaveProperty("costUsd");
    expect(budget.entries[0]?.settled).toBeCloseTo(((outcomes[0]?.usage.inputTokens ?? 0) * 0.2) / 1e6, 12);
  });
});

interface Given extends Partial<EndpointEmbeddingsOptions> {
  readonly dollars?: number;
  readonly rules?: FaultPlanInput["rules"];
}

async function started({ dollars = 1, rules = [], ...options }: Given = {}) {
  const { model: name = EMBEDDING_MODEL } = options;
  const { llm } = await startedLlm({
    faults: { rules },
    models: [{ id: name, kind: "embedding" }],
  });
  const outcomes: EmbeddingOutcome[] = [];
  const budget = dayBudgetOf(dollars);
  const model = createEndpointEmbeddings({
    baseURL: llm.url,
    apiKey: llm.apiKey,
    model: name,
    limits: { queryMs: 500, passagesMs: 20_000 },
    retry: { retries: 2, initialDelayMs: 1 },
    charging: { budget },
    onCall: (outcome) => void outcomes.push(outcome),
    ...options,
  });
  return { llm, model, budget, outcomes };
}

function dayBudgetOf(dollars: number) {
  const entries: { readonly reserved: number; settled?: number }[] = [];
  return {
    entries,
    async reserveForAll(reserved: number) {
      if (reserved > dollars) return { kind: "over" as const, budget: "day" as const };
      const entry: (typeof entries)[number] = { reserved };
      entries.push(entry);
      return {
        kind: "reserved" as const,
        async settle(settled: number) {
          entry.settled = settled;
        },
      };
    },
  };
}
