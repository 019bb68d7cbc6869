import { describe, expect, it } from "vitest";
import { conversationIdOf, newQuestionId } from "../../src/core/ids.ts";
import { createChain } from "../../src/llm/chain.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import type { FaultPlanInput } from "../../src/simulators/llm/faults/fault-plan.ts";
import type { LlmSimulator } from "../../src/simulators/llm/simulator.ts";
import { saying, startedLlm } from "../simulators/llm/clients.ts";
import { until } from "../until.ts";
import { memoryBudget } from "./memory-budget.ts";
import { endpointModelAt, noDelays, noting } from "./models.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

const TEXT = "A hard close locks the period, and nothing is posted into it any more. [1]";
const QUESTION = "What is a hard close?";
const REQUEST = requestFor(QUESTION, retrieved("A hard close locks the period."));
const PAYER = { conversation: conversationIdOf("test", "1"), asker: "U1", questionId: newQuestionId() };

type Rule = FaultPlanInput["rules"][number];
type Changes = Parameters<typeof endpointModelAt>[1];

function modelAt({ url, apiKey }: LlmSimulator, changes: Changes = {}) {
  return endpointModelAt({ baseURL: url }, { apiKey, ...changes });
}

describe("a model behind the simulated endpoint", () => {
  it("answers, with the usage that the endpoint counts", async () => {
    const { llm } = await startedLlm(saying(TEXT));
    const { request, calls } = noting(REQUEST);
    const { text, usage } = await generationOf(modelAt(llm), request);
    expect(text).toBe(TEXT);
    expect(usage).not.toHaveProperty("estimated");
    expect(calls).toMatchObject([{ status: "ok", callId: expect.stringMatching(/./), usage }]);
    expect(usage.costUsd).toBeGreaterThan(0);
  });

  const FAULTS: [string, Rule, string][] = [
    ["the gateway's limit", { fault: "rate_limited", retryAfter: 1 }, "rate_limited"],
    ["the gateway's limit without a time", { fault: "rate_limited", retryAfter: "none" }, "rate_limited"],
    ["the provider's limit", { fault: "rate_limited", by: "provider" }, "overloaded"],
    ["a spent budget", { fault: "budget_exceeded" }, "gateway_budget"],
    ["503", { fault: "server_error", status: 503 }, "server_error"],
    ["408", { fault: "request_timeout" }, "server_error"],
    ["422", { fault: "error", status: 422 }, "rejected"],
    ["silence instead of headers", { fault: "hang" }, "connect_timeout"],
    ["silence instead of a word", { fault: "hang", where: "first_token" }, "first_token_timeout"],
    ["silence in the middle", { fault: "hang", where: "middle" }, "stalled"],
    ["a reset", { fault: "connection_reset" }, "connection_lost"],
    ["a reset before the first word", { fault: "connection_reset", where: "first_token" }, "cut"],
    ["a reset in the middle", { fault: "connection_reset", where: "middle" }, "cut"],
    ["an early end", { fault: "truncated" }, "cut"],
    ["nonsense", { fault: "malformed_chunk" }, "malformed"],
    ["an error in the stream", { fault: "stream_error" }, "server_error"],
    ["a refusal", { fault: "refusal" }, "refused"],
    ["a filter", { fault: "refusal", as: "content_filter" }, "filtered"],
    ["nothing", { fault: "empty" }, "empty"],
  ];
  it.each(FAULTS)("has somebody to answer in its place: %s", async (_, rule, fault) => {
    const { llm } = await startedLlm({ ...saying(TEXT), faults: { rules: [rule] } });
    const { request, calls } = noting(REQUEST);
    // The first limit to pass is the one that the fault is about.
    const limits = fault === "connect_timeout" ? { connectMs: 200 } : { firstTokenMs: 600 };
    const generation = await generationOf(createChain([modelAt(llm, { limits }), extractiveModel]), request);
    expect(generation).toMatchObject({
      model: "extractive",
      text: expect.stringContaining("locks the period"),
    });
    expect(calls[0]).toMatchObject({ model: "claude-sonnet-4.5", fault });
    expect(generation.degraded).toContain(`claude-sonnet-4.5 did not answer: ${calls.at(-2)?.message}`);
  });

  it.each(["missing", "zero", "absurd", "negative"] as const)("estimates usage that is %s", async (as) => {
    const { llm } = await startedLlm({ ...saying(TEXT), faults: { rules: [{ fault: "wrong_usage", as }] } });
    const { text, usage } = await generationOf(modelAt(llm), REQUEST);
    expect(text).toBe(TEXT);
    expect(usage).toMatchObject({ estimated: true });
  });

  it("is read whatever the endpoint calls its answer", async () => {
    const { llm } = await startedLlm({
      ...saying(TEXT),
      faults: { rules: [{ fault: "wrong_content_type" }] },
    });
    expect((await generationOf(modelAt(llm), REQUEST)).text).toBe(TEXT);
  });
});

/** Each of these strikes now and then, so that most requests meet one and many meet several. */
const STORM: Rule[] = [
  { fault: "server_error", probability: 0.15 },
  { fault: "rate_limited", retryAfter: 0, probability: 0.1 },
  { fault: "rate_limited", by: "provider", probability: 0.05 },
  { fault: "budget_exceeded", probability: 0.03 },
  { fault: "connection_reset", probability: 0.08 },
  { fault: "connection_reset", where: "middle", probability: 0.05 },
  { fault: "hang", where: "middle", probability: 0.03 },
  { fault: "truncated", probability: 0.05 },
  { fault: "malformed_chunk", probability: 0.05 },
  { fault: "stream_error", probability: 0.05 },
  { fault: "refusal", probability: 0.03 },
  { fault: "empty", probability: 0.03 },
  { fault: "wrong_usage", as: "absurd", probability: 0.1 },
];

describe("many requests in a storm of faults", () => {
  it("are each answered or ended by their caller, within their turn, and paid for to the cent", async () => {
    const { llm } = await startedLlm({ ...saying(TEXT), faults: { seed: 7, rules: STORM } });
    const budget = memoryBudget(1000);
    const model = createChain([
      modelAt(llm, {
        charging: { budget },
        maxConcurrent: 5,
        maxWaiting: 400,
        retry: { retries: 2, delays: noDelays, wait: async () => {} },
        breaker: { failures: 6, pauseMs: 1, longestPauseMs: 2 },
        limits: { firstTokenMs: 150 },
      }),
      extractiveModel,
    ]);
    const { request, calls } = noting({ ...REQUEST, payer: PAYER });
    const ended = await Promise.allSettled(
      Array.from({ length: 300 }, (_, at) => {
        const signal = at % 10 === 0 ? AbortSignal.timeout(at) : undefined;
        return generationOf(model, { ...request, ...(signal && { signal }) });
      }),
    );
    for (const [at, end] of ended.entries()) {
      if (end.status === "fulfilled") expect(end.value.text).toContain("locks the period");
      else expect([at % 10, end.reason.kind]).toEqual([0, "cancelled"]);
    }
    expect(llm.maxInFlight()).toBeLessThanOrEqual(5);
    const paid = calls.reduce((sum, { usage }) => sum + (usage.costUsd ?? Number.NaN), 0);
    expect(budget.entries.every(({ settled }) => settled !== undefined)).toBe(true);
    expect(budget.spent()).toBeCloseTo(paid, 9);
    expect(new Set(calls.map(({ fault }) => fault)).size).toBeGreaterThan(7);
    await until("the endpoint has no call in hand", () => llm.inFlight() === 0);
  });
});
