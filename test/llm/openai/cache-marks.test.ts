import { describe, expect, it } from "vitest";
import { withCacheMark } from "../../../src/llm/openai/cache-marks.ts";
import { INSTRUCTIONS } from "../../../src/llm/openai/instructions.ts";
import { promptFor } from "../../../src/llm/openai/prompt.ts";
import { readUsage } from "../../../src/llm/openai/usage-of.ts";
import { pricedUsage } from "../../../src/llm/prices.ts";
import type { LlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { saying, startedLlm } from "../../simulators/llm/clients.ts";
import { openAiModelAt } from "../models.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";

const LONG = "Answer from the passages, and say where you found it. ".repeat(120);
const LONGEST = LONG.repeat(4);
const SHORT = LONG.slice(0, 4_000);

function promptOf(instructions: string, question = "Why?") {
  return [
    { role: "system", content: instructions },
    { role: "user", content: question },
  ] as const;
}

function marksIn(model: string, instructions: string): number {
  return JSON.stringify(withCacheMark(model, promptOf(instructions))).split("cache_control").length - 1;
}

describe("the mark where a prompt's stable part ends", () => {
  it("stands at the end of the message before the last one, and changes no word", () => {
    expect(withCacheMark("claude-sonnet-4.5", promptOf(LONG))).toEqual([
      { role: "system", content: [{ type: "text", text: LONG, cache_control: { type: "ephemeral" } }] },
      { role: "user", content: "Why?" },
    ]);
  });

  it.each([
    ["claude-sonnet-4.5", INSTRUCTIONS, 1],
    ["claude-sonnet-4.5", SHORT, 0],
    ["claude-sonnet-4.5", LONG, 1],
    ["bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0", LONG, 1],
    ["claude-sonnet-4.6", LONG, 1],
    ["claude-haiku-4.5", INSTRUCTIONS, 0],
    ["claude-haiku-4.5", LONG, 0],
    ["claude-haiku-4.5", LONGEST, 1],
    ["gpt-5", LONGEST, 0],
    ["a-model-of-our-own", LONGEST, 0],
  ])("is set where the model wants one and the part is long enough: %s", (model, instructions, marks) => {
    expect(marksIn(model, instructions)).toBe(marks);
  });

  it("stands behind the same bytes whoever asks, whatever and in whichever language", () => {
    const beginnings = [
      requestFor("One?", retrieved("A.")),
      requestFor("Wie lange?", retrieved("B.", { updated: "2026-01-01", owner: "Ana" })),
      { ...requestFor("And then?"), thread: [{ speaker: "asker", text: "Why?" }] as const },
    ].map((request) => JSON.stringify(withCacheMark("claude-sonnet-4.5", promptFor(request))[0]));
    expect(new Set(beginnings).size).toBe(1);
    expect(beginnings[0]).toContain("cache_control");
  });

  it("lets the second question read what the first one had kept, at a tenth of the price", async () => {
    const { llm } = await startedLlm(saying("Because. [1]"));
    const first = await usageOf(llm, "Why is the sky blue?");
    const second = await usageOf(llm, "Why is the sea blue?");
    const kept = first.cacheWriteTokens ?? 0;
    expect(kept).toBeGreaterThan(1_024);
    expect(first).not.toHaveProperty("cacheReadTokens");
    expect(second).toMatchObject({ cacheReadTokens: kept, inputTokens: first.inputTokens });
    expect(second).not.toHaveProperty("cacheWriteTokens");
    expect(second.costUsd).toBeLessThan(first.costUsd ?? 0);
    const saved = (first.costUsd ?? 0) - (second.costUsd ?? 0);
    expect(saved).toBeCloseTo((kept * (3.75 - 0.3)) / 1e6, 10);
  });

  it("is left out for a model that would not keep the part, which then costs what it always does", async () => {
    const { llm } = await startedLlm(saying("Because. [1]"));
    await usageOf(llm, "Why is the sky blue?", "claude-haiku-4.5");
    const { inputTokens, outputTokens, ...rest } = await usageOf(
      llm,
      "Why is the sea blue?",
      "claude-haiku-4.5",
    );
    expect(rest).toEqual({ costUsd: (inputTokens * 1 + outputTokens * 5) / 1e6 });
    expect(llm.calls().map(({ messages }) => messages?.[0]?.marks)).toEqual([undefined, undefined]);
  });

  it.each([
    ["of its own", { cache_creation_input_tokens: 2_000, cache_read_input_tokens: 0 }],
    ["among the details", { prompt_tokens_details: { cached_tokens: 0, cache_creation_tokens: 2_000 } }],
  ])("is paid for where a beginning is written, a quarter more than for reading it: told %s", (_, told) => {
    const tokens = readUsage({ prompt_tokens: 2_100, completion_tokens: 10, ...told });
    expect(tokens && pricedUsage("claude-sonnet-4.5", tokens)).toEqual({
      inputTokens: 2_100,
      outputTokens: 10,
      cacheWriteTokens: 2_000,
      costUsd: (100 * 3 + 2_000 * 3.75 + 10 * 15) / 1e6,
    });
  });
});

async function usageOf({ url, apiKey }: LlmSimulator, question: string, model = "claude-sonnet-4.5") {
  const asked = requestFor(question, retrieved("Because."));
  const { usage } = await generationOf(openAiModelAt({ baseURL: url }, { apiKey, model }), asked);
  return usage;
}
