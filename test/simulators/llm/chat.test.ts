import { describe, expect, it } from "vitest";
import {
  apiErrorOf,
  ask,
  askStreamed,
  CHAT_MODEL,
  EMBEDDING_MODEL,
  openAi,
  rawChat,
  saying,
  startedLlm,
} from "./clients.ts";

const LONG = "A hard close locks the period. ".repeat(40).trim();

describe("a chat completion", () => {
  it("comes whole, with its usage, its cost and the ids of the call and the model", async () => {
    const { llm } = await startedLlm(saying("A hard close locks the period."));
    const { data, response } = await ask(openAi(llm), "What is a hard close?").withResponse();
    expect(data).toMatchObject({
      object: "chat.completion",
      model: CHAT_MODEL,
      choices: [
        {
          index: 0,
          finish_reason: "stop",
          message: { role: "assistant", content: "A hard close locks the period.", refusal: null },
        },
      ],
      usage: { prompt_tokens: 13, completion_tokens: 9, total_tokens: 22 },
    });
    expect(response.headers.get("x-litellm-model-id")).toBe(CHAT_MODEL);
    expect(response.headers.get("x-litellm-call-id")).toBe(llm.calls()[0]?.id);
    expect(Number(response.headers.get("x-litellm-response-cost"))).toBeCloseTo((13 * 3 + 9 * 15) / 1e6, 10);
  });

  it("streams the same text, then why it ends, and tells no cost", async () => {
    const { llm } = await startedLlm(saying(LONG));
    const { text, finish, chunks, fault } = await askStreamed(openAi(llm), "What is a hard close?");
    expect({ text, finish, fault }).toEqual({ text: LONG, finish: "stop", fault: undefined });
    expect(chunks.length).toBeGreaterThan(10);
    expect(chunks[0]?.choices[0]?.delta.role).toBe("assistant");
    expect(new Set(chunks.map(({ id, created }) => `${id} ${created}`)).size).toBe(1);
    const raw = await rawChat(llm, {
      model: CHAT_MODEL,
      messages: [{ role: "user", content: "?" }],
      stream: true,
    });
    expect(raw.text.endsWith("data: [DONE]\n\n")).toBe(true);
    expect(raw.headers.get("content-type")).toContain("text/event-stream");
    expect(raw.headers.get("x-litellm-call-id")).toBeTruthy();
    expect(raw.headers.get("x-litellm-response-cost")).toBeNull();
  });

  it("tells the usage of a stream in a last chunk without choices, where that is asked for", async () => {
    const { llm } = await startedLlm(saying("Yes."));
    const without = await askStreamed(openAi(llm), "Really?");
    expect(without.chunks.every((chunk) => !("usage" in chunk))).toBe(true);
    const { chunks } = await askStreamed(openAi(llm), "Really?", { stream_options: { include_usage: true } });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 1, total_tokens: 10 } });
    expect(chunks.slice(0, -1).map(({ usage }) => usage)).toEqual(chunks.slice(0, -1).map(() => null));
  });

  it("ends at max_tokens with finish_reason length, whole and streamed", async () => {
    const { llm } = await startedLlm(saying(LONG));
    const whole = await ask(openAi(llm), "?", { max_tokens: 5 });
    expect(whole.choices[0]?.finish_reason).toBe("length");
    expect(whole.usage?.completion_tokens).toBe(5);
    const streamed = await askStreamed(openAi(llm), "?", { max_completion_tokens: 5 });
    expect(streamed).toMatchObject({ finish: "length", text: whole.choices[0]?.message.content });
  });

  it("ends before the first stop word, which is not said", async () => {
    const { llm } = await startedLlm(saying("one, two, three"));
    const { choices } = await ask(openAi(llm), "?", { stop: ["three", ", two"] });
    expect(choices[0]).toMatchObject({ finish_reason: "stop", message: { content: "one" } });
  });

  it("takes messages in parts, and arguments that are hints", async () => {
    const { llm } = await startedLlm();
    const completion = await openAi(llm).chat.completions.create({
      model: CHAT_MODEL,
      messages: [
        { role: "developer", content: "Be brief." },
        {
          role: "user",
          content: [
            { type: "text", text: "a" },
            { type: "text", text: "b" },
          ],
        },
      ],
      temperature: 0,
      user: "U1",
      metadata: { question: "1" },
    });
    expect(completion.choices[0]?.message.content).toBe("You said: ab");
  });
});

describe("a chat completion that is refused", () => {
  const message = { role: "user", content: "?" };
  const WRONG = [
    ["no messages", { model: CHAT_MODEL }, "messages"],
    ["an empty list of messages", { model: CHAT_MODEL, messages: [] }, "messages"],
    [
      "a role that is none",
      { model: CHAT_MODEL, messages: [{ role: "boss", content: "x" }] },
      "messages[0].role",
    ],
    ["a message without content", { model: CHAT_MODEL, messages: [{ role: "user" }] }, "messages[0].content"],
    ["a stream that is no yes or no", { model: CHAT_MODEL, messages: [message], stream: "yes" }, "stream"],
    ["max_tokens of 0", { model: CHAT_MODEL, messages: [message], max_tokens: 0 }, "max_tokens"],
    [
      "both bounds",
      { model: CHAT_MODEL, messages: [message], max_tokens: 1, max_completion_tokens: 1 },
      "max_tokens",
    ],
    ["several choices", { model: CHAT_MODEL, messages: [message], n: 2 }, "n"],
    ["five stop words", { model: CHAT_MODEL, messages: [message], stop: ["a", "b", "c", "d", "e"] }, "stop"],
    ["tools", { model: CHAT_MODEL, messages: [message], tools: [{ type: "function" }] }, "tools"],
    [
      "JSON mode",
      { model: CHAT_MODEL, messages: [message], response_format: { type: "json_object" } },
      "response_format.type",
    ],
    [
      "stream_options without a stream",
      { model: CHAT_MODEL, messages: [message], stream_options: {} },
      "stream_options",
    ],
    ["an argument that is none", { model: CHAT_MODEL, messages: [message], temprature: 1 }, "temprature"],
    ["no model", { messages: [message] }, "model"],
  ] as const;

  it.each(WRONG)("names what is wrong: %s", async (_what, body, param) => {
    const { llm } = await startedLlm();
    const { status, text } = await rawChat(llm, body);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({
      error: { message: expect.any(String), type: "invalid_request_error", param, code: "400" },
    });
  });

  it("is a 400 where the body is no JSON", async () => {
    const { llm } = await startedLlm();
    const { status, text } = await rawChat(llm, '{"model": ');
    expect({ status, ...JSON.parse(text) }).toMatchObject({
      status: 400,
      error: { code: "400", param: null },
    });
  });

  it("is a 400 where no such model is listed, or it is of another kind", async () => {
    const { llm } = await startedLlm();
    expect(await apiErrorOf(ask(openAi(llm), "?", { model: "gpt-0" }))).toMatchObject({
      status: 400,
      code: "400",
      type: "None",
      message: expect.stringContaining("Invalid model name passed in model=gpt-0"),
    });
    expect(await apiErrorOf(ask(openAi(llm), "?", { model: EMBEDDING_MODEL }))).toMatchObject({
      status: 400,
      param: "model",
    });
  });

  it("is a 400 where the model does not take an argument", async () => {
    const { llm } = await startedLlm({ models: [{ id: "new", refuses: ["temperature"] }] });
    const client = openAi(llm);
    expect(await apiErrorOf(ask(client, "?", { model: "new", temperature: 0 }))).toMatchObject({
      status: 400,
      param: "temperature",
    });
    await expect(ask(client, "?", { model: "new" })).resolves.toMatchObject({ model: "new" });
  });

  it("is a 500 where the caller's own model breaks, and the next call is answered", async () => {
    let calls = 0;
    const respond = () => {
      calls += 1;
      if (calls === 1) throw new Error("broken");
      return "Well.";
    };
    const { llm } = await startedLlm({ mode: { type: "extractive", respond } });
    expect(await apiErrorOf(ask(openAi(llm), "?"))).toMatchObject({ status: 500, code: "500" });
    expect((await ask(openAi(llm), "?")).choices[0]?.message.content).toBe("Well.");
    expect(llm.inFlight()).toBe(0);
  });
});
