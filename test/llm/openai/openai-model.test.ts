import { describe, expect, it } from "vitest";
import { startedEndpoint } from "../endpoints.ts";
import { endpointModelAt, faultOf, noting, openAiModelAt } from "../models.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";
import { type Behaviour, BUDGET_EXCEEDED, choice, chunk, SERVER_ERROR, startEndpoint } from "./endpoint.ts";

const REQUEST = requestFor("How many tries?", retrieved("Five tries."));
const ANSWER = {
  does: "answer",
  pieces: ["There are ", "five tries. ", "[1]"],
  usage: { prompt_tokens: 1000, completion_tokens: 100 },
  headers: { "x-litellm-call-id": "call-1" },
} as const satisfies Behaviour;
const FIVE = chunk({ choices: [choice({ content: "Five. [1]" })] });
const STOP = chunk({ choices: [choice({}, "stop")] });
describe("a model behind an endpoint", () => {
  it("streams its answer as it grows, and counts and prices the tokens", async () => {
    const endpoint = await startedEndpoint(ANSWER);
    expect(await generationOf(openAiModelAt(endpoint), REQUEST)).toEqual({
      yielded: ["There are ", "There are five tries. ", "There are five tries. [1]"],
      text: "There are five tries. [1]",
      model: "claude-sonnet-4.5",
      usage: { inputTokens: 1000, outputTokens: 100, costUsd: 0.0045 },
    });
    expect(endpoint.requests).toMatchObject([
      {
        path: "/v1/chat/completions",
        authorization: "Bearer the-key",
        body: {
          model: "claude-sonnet-4.5",
          max_tokens: 1000,
          stream: true,
          stream_options: { include_usage: true },
        },
      },
    ]);
    // Newer models refuse it.
    expect(endpoint.requests[0]?.body).not.toHaveProperty("temperature");
  });

  it("announces its call, with the endpoint's id of it", async () => {
    const { request, calls } = noting(REQUEST);
    await generationOf(openAiModelAt(await startedEndpoint(ANSWER)), request);
    expect(calls).toEqual([
      {
        model: "claude-sonnet-4.5",
        attempt: 1,
        status: "ok",
        usage: { inputTokens: 1000, outputTokens: 100, costUsd: 0.0045 },
        callId: "call-1",
        ...{ responseId: "chatcmpl-1", responseModel: "claude-sonnet-4.5", finish: "stop" },
      },
    ]);
  });

  it("tells no cost where the model's price is not known", async () => {
    const { usage } = await generationOf(
      openAiModelAt(await startedEndpoint(ANSWER), { model: "local-model" }),
      REQUEST,
    );
    expect(usage).toEqual({ inputTokens: 1000, outputTokens: 100 });
  });

  it("prices what came from the endpoint's prompt cache as such", async () => {
    const usage = {
      prompt_tokens: 3000,
      completion_tokens: 100,
      prompt_tokens_details: { cached_tokens: 2000 },
      cache_creation_input_tokens: 500,
      cache_read_input_tokens: 2000,
    };
    const generation = await generationOf(
      openAiModelAt(await startedEndpoint({ ...ANSWER, usage })),
      REQUEST,
    );
    expect(generation.usage).toMatchObject({ inputTokens: 3000, outputTokens: 100 });
    // 500 fresh at $3, 500 written at $3.75, 2000 read at $.30 and 100 out at $15 for a million.
    expect(generation.usage.costUsd).toBeCloseTo(0.0015 + 0.001875 + 0.0006 + 0.0015, 12);
  });

  it("says that the passages do not answer without showing the word for it", async () => {
    const endpoint = await startedEndpoint({ does: "answer", pieces: ["INSUFF", "ICIENT", "\n"] });
    expect(await generationOf(openAiModelAt(endpoint), REQUEST)).toMatchObject({
      text: undefined,
      yielded: [],
    });
  });

  it("says that an answer is not whole where it reached the most tokens that it may have", async () => {
    const endpoint = await startedEndpoint({ ...ANSWER, finish: "length" });
    expect(await generationOf(openAiModelAt(endpoint), REQUEST)).toMatchObject({
      text: "There are five tries. [1]",
      degraded: "The answer is not whole, because claude-sonnet-4.5 may write 1000 tokens at most",
    });
  });

  const READABLE: [string, readonly string[]][] = [
    ["thinks before it answers", [chunk({ choices: [choice({ reasoning_content: "Hm." })] }), FIVE, STOP]],
    [
      "sends chunks without choices, or without words",
      [chunk({ choices: null }), chunk({}), chunk({ choices: [choice({ content: null })] }), FIVE, STOP],
    ],
    ["sends comments to keep the connection alive", [": keep-alive\n\n", FIVE, ": keep-alive\n\n", STOP]],
    ["sends nonsense after its last word", [FIVE, STOP, "data: {nonsense\n\n"]],
    ["fails after its last word", [FIVE, STOP, 'data: {"error":{"message":"late"}}\n\n']],
  ];
  it.each(READABLE)("is understood where it %s", async (_, lines) => {
    const endpoint = await startedEndpoint({ does: "send", lines, afterwards: "end" });
    expect(await generationOf(openAiModelAt(endpoint), REQUEST)).toMatchObject({ text: "Five. [1]" });
  });

  it.each(["hang", "break"] as const)(
    "is whole after its last word, whatever the connection does: %s",
    async (afterwards) => {
      const endpoint = await startedEndpoint({ does: "send", lines: [FIVE, STOP], afterwards });
      const { text, usage } = await generationOf(openAiModelAt(endpoint), REQUEST);
      expect(text).toBe("Five. [1]");
      expect(usage).toMatchObject({ estimated: true });
    },
  );
});

describe("usage that cannot be true, or is missing", () => {
  it.each([
    ["missing", undefined],
    ["null", null],
    ["zero", { prompt_tokens: 0, completion_tokens: 0 }],
    ["nothing read", { prompt_tokens: 0, completion_tokens: 9 }],
    ["too much read", { prompt_tokens: 1e6, completion_tokens: 9 }],
    ["without a word written", { prompt_tokens: 1000, completion_tokens: 0 }],
    ["negative", { prompt_tokens: -1, completion_tokens: -1 }],
    ["absurd", { prompt_tokens: 1e9, completion_tokens: 1e9 }],
    ["beyond the most tokens", { prompt_tokens: 1000, completion_tokens: 1001 }],
    ["text", { prompt_tokens: "many", completion_tokens: "few" }],
    ["a fraction", { prompt_tokens: 1.5, completion_tokens: 2 }],
  ])("is estimated, and says so: %s", async (_, usage) => {
    const generation = await generationOf(
      openAiModelAt(await startedEndpoint({ ...ANSWER, usage })),
      REQUEST,
    );
    expect(generation.usage).toMatchObject({ estimated: true, outputTokens: 9 });
    expect(generation.usage.inputTokens).toBeGreaterThan(1000);
    expect(generation.usage.inputTokens).toBeLessThan(2000);
    expect(generation.usage.costUsd).toBeGreaterThan(0);
  });

  it("is used without what of it is wrong about the cache", async () => {
    const usage = {
      ...ANSWER.usage,
      prompt_tokens_details: { cached_tokens: -7 },
      cache_read_input_tokens: "x",
    };
    const generation = await generationOf(
      openAiModelAt(await startedEndpoint({ ...ANSWER, usage })),
      REQUEST,
    );
    expect(generation.usage).toEqual({ inputTokens: 1000, outputTokens: 100, costUsd: 0.0045 });
  });
});

const error = { message: "Bad: sk-1234", type: "None", param: "sk-1234", code: "0" };
const failing = (
  status: number,
  fields: object = {},
  headers: Readonly<Record<string, string>> = {},
): Behaviour => ({
  does: "fail",
  status,
  error: { ...error, ...fields },
  headers,
});
const streaming = (...lines: string[]): Behaviour => ({ does: "send", lines, afterwards: "end" });
const GIVEN_UP = { retryable: false, countsForBreaker: true };
const TRIED_AGAIN = { retryable: true, countsForBreaker: true };
const NOT_ILL = { retryable: false, countsForBreaker: false };

describe("a fault of the endpoint", () => {
  const FAULTS: [string, Behaviour, object][] = [
    [
      "500",
      SERVER_ERROR,
      {
        kind: "server_error",
        message: "the endpoint failed (HTTP 500, internal_server_error)",
        ...TRIED_AGAIN,
      },
    ],
    [
      "529",
      failing(529),
      { kind: "server_error", message: "the endpoint failed (HTTP 529)", ...TRIED_AGAIN },
    ],
    ["408", failing(408), { kind: "server_error", ...TRIED_AGAIN }],
    [
      "a spent budget",
      BUDGET_EXCEEDED,
      {
        kind: "gateway_budget",
        message: "the budget of the endpoint's key is spent (HTTP 429, budget_exceeded)",
        ...NOT_ILL,
      },
    ],
    [
      "a spent budget, told with a time to come back",
      failing(429, { type: "budget_exceeded" }, { "retry-after": "1" }),
      { kind: "gateway_budget", ...NOT_ILL },
    ],
    [
      "a spent budget, told as 400",
      failing(400, { type: "budget_exceeded" }),
      { kind: "gateway_budget", ...NOT_ILL },
    ],
    [
      "the gateway's limit in seconds",
      failing(429, {}, { "retry-after": "2" }),
      { kind: "rate_limited", retryAfterMs: 2000, ...TRIED_AGAIN },
    ],
    [
      "the gateway's limit without a time",
      failing(429, {}, { rate_limit_type: "requests" }),
      { kind: "rate_limited", retryAfterMs: undefined, ...TRIED_AGAIN },
    ],
    [
      "the gateway's limit, named in the body",
      failing(429, { rate_limit_type: "tokens" }),
      { kind: "rate_limited", ...TRIED_AGAIN },
    ],
    [
      "the provider's limit",
      failing(429, { type: "throttling_error" }),
      {
        kind: "overloaded",
        message: "its provider takes no more requests for now (HTTP 429, throttling_error)",
        ...GIVEN_UP,
      },
    ],
    [
      "401",
      failing(401, { type: "auth_error" }),
      {
        kind: "unauthorized",
        message: "the endpoint does not accept the key (HTTP 401, auth_error)",
        ...NOT_ILL,
      },
    ],
    ["403", failing(403), { kind: "unauthorized", ...NOT_ILL }],
    [
      "400",
      failing(400, { code: "context_length_exceeded" }),
      {
        kind: "rejected",
        message: "the endpoint does not accept the request (HTTP 400, context_length_exceeded)",
        ...NOT_ILL,
      },
    ],
    ["404", failing(404), { kind: "rejected", ...NOT_ILL }],
    [
      "an error in the stream with a status as text",
      streaming('data: {"error":{"message":"x","type":"None","code":"429"}}\n\n'),
      { kind: "overloaded", ...GIVEN_UP },
    ],
    [
      "an error in the stream with a status as a number",
      streaming('data: {"error":{"message":"x","code":400}}\n\n'),
      { kind: "rejected", ...NOT_ILL },
    ],
    [
      "an error in the stream without a status",
      streaming(FIVE, 'data: {"error":{"message":"x"}}\n\n'),
      { kind: "server_error" },
    ],
    [
      "an error in the stream that is only text",
      streaming(FIVE, 'data: {"error":"out of luck"}\n\n'),
      { kind: "server_error" },
    ],
    ["an error event", streaming('event: error\ndata: {"message":"x"}\n\n'), { kind: "server_error" }],
    [
      "a reset",
      { does: "reset" },
      { kind: "connection_lost", message: "the connection broke", ...TRIED_AGAIN },
    ],
    ["a broken connection", { does: "cut", pieces: ["There"], how: "broken" }, { kind: "cut", ...GIVEN_UP }],
    [
      "an early end",
      { does: "cut", pieces: ["There"], how: "closed" },
      { kind: "cut", message: "its answer broke off", ...GIVEN_UP },
    ],
    [
      "nonsense",
      streaming(FIVE, "data: {nonsense\n\n", STOP),
      { kind: "malformed", message: "it sent what could not be read", ...GIVEN_UP },
    ],
    ["a chunk that is none", streaming('data: {"choices":"many"}\n\n', STOP), { kind: "malformed" }],
    ["a chunk that is null", streaming("data: null\n\n", STOP), { kind: "malformed" }],
    [
      "text that is no text",
      streaming(chunk({ choices: [choice({ content: 5 })] }), STOP),
      { kind: "malformed" },
    ],
    ["a page of HTML", streaming("<html>Welcome</html>"), { kind: "cut" }],
    [
      "a refusal",
      streaming(chunk({ choices: [choice({ refusal: "I cannot." })] }), STOP),
      { kind: "refused", message: "it declined to answer this", ...NOT_ILL },
    ],
    ["a content filter", { ...ANSWER, finish: "content_filter" }, { kind: "filtered", ...NOT_ILL }],
    [
      "an empty answer",
      { does: "answer", pieces: [] },
      { kind: "empty", message: "its answer was empty", ...GIVEN_UP },
    ],
    ["an answer of blanks", { does: "answer", pieces: [" ", "\n"] }, { kind: "empty" }],
  ];
  it.each(FAULTS)("is known for what it is: %s", async (_, behaviour, fault) => {
    const { request, calls } = noting(REQUEST);
    const found = await faultOf(openAiModelAt(await startedEndpoint(behaviour)), request);
    expect(found).toMatchObject(fault);
    expect(found.message).not.toContain("sk-1234");
    expect(calls).toMatchObject([{ status: "error", fault: found.kind, message: found.message }]);
  });

  it("is told with the endpoint's id of the call, where that looks like one", async () => {
    const idOf = async (id: string) => {
      const { request, calls } = noting(REQUEST);
      await faultOf(
        openAiModelAt(await startedEndpoint(failing(500, {}, { "x-litellm-call-id": id }))),
        request,
      );
      return calls[0]?.callId;
    };
    expect(await idOf("f3b1-22")).toBe("f3b1-22");
    expect(await idOf("an id with blanks")).toBeUndefined();
  });

  it("is known where nobody listens", async () => {
    const endpoint = await startEndpoint(ANSWER);
    await endpoint.stop();
    const { request, calls } = noting(REQUEST);
    expect(await faultOf(openAiModelAt(endpoint), request)).toMatchObject({
      kind: "unreachable",
      message: "no connection",
      ...TRIED_AGAIN,
    });
    expect(calls).toMatchObject([{ usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } }]);
  });

  it("costs nothing where the endpoint turned the request away", async () => {
    const { request, calls } = noting(REQUEST);
    await faultOf(openAiModelAt(await startedEndpoint(SERVER_ERROR)), request);
    expect(calls).toMatchObject([{ usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } }]);
  });

  it.each([
    ["cut", { does: "cut", pieces: ["There are five"], how: "broken" }, 5],
    ["lost", { does: "reset" }, 0],
  ] as const)(
    "is paid for as far as it is known where the answer was %s",
    async (_, behaviour, outputTokens) => {
      const { request, calls } = noting(REQUEST);
      await faultOf(openAiModelAt(await startedEndpoint(behaviour)), request);
      expect(calls).toMatchObject([{ usage: { outputTokens, estimated: true } }]);
      expect(calls[0]?.usage.inputTokens).toBeGreaterThan(100);
    },
  );
});

const SILENT: Behaviour = {
  does: "send",
  lines: [": nothing yet\n\n", chunk({ choices: [choice({ role: "assistant", content: "" })] })],
  afterwards: "hang",
};

describe("a model that takes too long", () => {
  const LATE: [string, Behaviour, object, object][] = [
    [
      "to reply",
      { does: "hang" },
      { connectMs: 100 },
      { kind: "connect_timeout", message: "it did not reply for 0.1 s" },
    ],
    [
      "for its first word",
      SILENT,
      { firstTokenMs: 100 },
      { kind: "first_token_timeout", message: "it said nothing for 0.1 s" },
    ],
    [
      "between two words",
      { does: "stall", pieces: ["There"] },
      { firstTokenMs: 1000 },
      { kind: "stalled", message: "it stopped in mid-answer and said nothing more for 1 s" },
    ],
    [
      "for the whole answer",
      { does: "stall", pieces: ["There"] },
      { answerMs: 300 },
      { kind: "answer_timeout", message: "no whole answer within 0.3 s" },
    ],
  ];
  it.each(LATE)("%s is given up, and the request with it", async (_, behaviour, limits, fault) => {
    const endpoint = await startedEndpoint(behaviour);
    expect(await faultOf(openAiModelAt(endpoint, { limits }), REQUEST)).toMatchObject({
      ...fault,
      ...GIVEN_UP,
    });
    await endpoint.abandoned;
  });
});

describe("a call that its caller ends", () => {
  const CANCELLED = { kind: "cancelled", ...NOT_ILL };

  it("is not made where it was ended before", async () => {
    const endpoint = await startedEndpoint(ANSWER);
    const { request, calls } = noting({ ...REQUEST, signal: AbortSignal.abort() });
    expect(await faultOf(openAiModelAt(endpoint), request)).toMatchObject(CANCELLED);
    expect(endpoint.requests).toEqual([]);
    expect(calls).toMatchObject([{ fault: "cancelled", usage: { inputTokens: 0 } }]);
  });

  it("ends before the endpoint replies", async () => {
    const endpoint = await startedEndpoint({ does: "hang" });
    const caller = new AbortController();
    const fault = faultOf(openAiModelAt(endpoint), { ...REQUEST, signal: caller.signal });
    await endpoint.received;
    caller.abort();
    expect(await fault).toMatchObject(CANCELLED);
    await endpoint.abandoned;
  });

  it("ends between two words, and tells what it used", async () => {
    const endpoint = await startedEndpoint({ does: "stall", pieces: ["There are "] });
    const caller = new AbortController();
    const { request, calls } = noting({ ...REQUEST, signal: caller.signal });
    const stream = openAiModelAt(endpoint).generate(request);
    expect(await stream.next()).toMatchObject({ value: "There are " });
    const next = stream.next();
    caller.abort();
    await expect(next).rejects.toMatchObject(CANCELLED);
    await endpoint.abandoned;
    expect(calls).toMatchObject([{ fault: "cancelled", usage: { outputTokens: 4, estimated: true } }]);
  });

  it.each([
    ["alone", openAiModelAt],
    ["with all around it", endpointModelAt],
  ])("ends where nobody reads on: %s", async (_, modelAt) => {
    const endpoint = await startedEndpoint({ does: "stall", pieces: ["There are "] });
    const { request, calls } = noting(REQUEST);
    for await (const text of modelAt(endpoint).generate(request)) {
      expect(text).toBe("There are ");
      break;
    }
    await endpoint.abandoned;
    expect(calls).toMatchObject([{ status: "error", fault: "cancelled" }]);
  });
});
