import type OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import type { LlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { apiErrorOf, CHAT_MODEL, openAi, saying, startedLlm } from "./clients.ts";

const CLAUDE = CHAT_MODEL;
const HAIKU = "claude-haiku-4.5";
const OTHER = "a-model-without-marks";
const MODELS = [{ id: OTHER, price: { input: 2, output: 0, cacheRead: 0.5 } }];
const LONG = "word ".repeat(1500);
const MARK = { type: "ephemeral" } as const;

describe("a marked beginning of a prompt", () => {
  it("is written by the first call and read by the next, each at its price", async () => {
    const { llm } = await startedLlm(saying("Yes."));
    const first = await asked(llm, CLAUDE, [marked(LONG)], "One?");
    const second = await asked(llm, CLAUDE, [marked(LONG)], "Two?");
    const kept = first.written ?? 0;
    expect(kept).toBeGreaterThan(1500);
    expect(first).toMatchObject({ read: 0, details: 0 });
    expect(second).toMatchObject({ read: kept, details: kept, written: 0, prompt: first.prompt });
    const rest = (first.prompt - kept) * 3 + first.completion * 15;
    expect(first.cost).toBeCloseTo((kept * 3.75 + rest) / 1e6, 10);
    expect(second.cost).toBeCloseTo((kept * 0.3 + rest) / 1e6, 10);
    expect(llm.calls()[1]?.usage).toMatchObject({ cachedTokens: kept, cacheWriteTokens: 0 });
  });

  it("is read as far as it is the same, and what comes behind is written", async () => {
    const { llm } = await startedLlm(saying("Yes."));
    const { written = 0 } = await asked(llm, CLAUDE, [marked(LONG)], "One?");
    const longer = await asked(llm, CLAUDE, [marked(LONG), marked(`${LONG} more`)], "Two?");
    expect(longer.read).toBe(written);
    expect(longer.written).toBeGreaterThan(1500);
    expect(await asked(llm, CLAUDE, [marked(`x${LONG}`)], "Three?")).toMatchObject({ read: 0 });
  });

  it("is kept for five minutes, and from then on each time that it is read", async () => {
    const time = createTurnedClock();
    const { llm } = await startedLlm({ ...saying("Yes."), clock: time.clock });
    const read = async () => (await asked(llm, CLAUDE, [marked(LONG)], "One?")).read ?? 0;
    expect(await read()).toBe(0);
    time.turn(299_000);
    expect(await read()).toBeGreaterThan(0);
    time.turn(299_000);
    expect(await read()).toBeGreaterThan(0);
    time.turn(301_000);
    expect(await read()).toBe(0);
  });

  it("is not kept, and no error told, where it is shorter than the model's bound", async () => {
    const { llm } = await startedLlm(saying("Yes."));
    for (const [model, text] of [
      [CLAUDE, "Short."],
      [HAIKU, LONG],
    ] as const) {
      await asked(llm, model, [marked(text)], "One?");
      expect(await asked(llm, model, [marked(text)], "Two?")).toMatchObject({ read: 0, written: 0 });
    }
    await asked(llm, HAIKU, [marked(LONG.repeat(3))], "One?");
    expect((await asked(llm, HAIKU, [marked(LONG.repeat(3))], "Two?")).read).toBeGreaterThan(4096);
  });

  it("is needed by Claude only: others keep long beginnings by themselves", async () => {
    const { llm } = await startedLlm({
      ...saying("Yes."),
      models: [{ id: CLAUDE, caches: "marked" }, ...MODELS],
    });
    await asked(llm, CLAUDE, [LONG], "One?");
    expect(await asked(llm, CLAUDE, [LONG], "Two?")).toMatchObject({ read: 0, written: 0 });
    const first = await asked(llm, OTHER, [LONG], "One?");
    const second = await asked(llm, OTHER, [LONG], "Two?");
    expect(first).toMatchObject({ details: 0, written: undefined });
    expect(second.details).toBeGreaterThan(1500);
    expect(second).toMatchObject({ written: undefined, read: undefined });
    expect(second.cost).toBeCloseTo((first.prompt * 2 - second.details * 1.5) / 1e6, 10);
  });

  it("is refused where a prompt has more than four", async () => {
    const { llm } = await startedLlm(saying("Yes."));
    const content = Array.from({ length: 5 }, (_, at) => ({
      type: "text",
      text: `${at}`,
      cache_control: MARK,
    }));
    const call = openAi(llm).chat.completions.create({
      model: CLAUDE,
      messages: [{ role: "user", content: content as OpenAI.ChatCompletionContentPartText[] }],
    });
    expect(await apiErrorOf(call)).toMatchObject({ status: 400, type: "invalid_request_error" });
  });
});

function marked(text: string) {
  return [{ type: "text" as const, text, cache_control: MARK }];
}

/** What a call used, as it is told. */
async function asked(
  llm: LlmSimulator,
  model: string,
  before: readonly (string | ReturnType<typeof marked>)[],
  question: string,
) {
  const messages = [...before, question].map((content, at) => ({
    role: at < before.length ? ("system" as const) : ("user" as const),
    content,
  }));
  const { data, response } = await openAi(llm).chat.completions.create({ model, messages }).withResponse();
  const usage = data.usage as OpenAI.CompletionUsage & {
    readonly cache_creation_input_tokens?: number;
    readonly cache_read_input_tokens?: number;
  };
  return {
    prompt: usage.prompt_tokens,
    completion: usage.completion_tokens,
    details: usage.prompt_tokens_details?.cached_tokens ?? 0,
    read: usage.cache_read_input_tokens,
    written: usage.cache_creation_input_tokens,
    cost: Number(response.headers.get("x-litellm-response-cost")),
  };
}
