import { afterEach, describe, expect, it } from "vitest";
import { createOpenAiModel } from "../../../src/llm/openai/openai-model.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";
import { type Behaviour, BUDGET_EXCEEDED, type Endpoint, SERVER_ERROR, startEndpoint } from "./endpoint.ts";

const request = requestFor("How many tries?", retrieved("Five tries."));
const ANSWER: Behaviour = {
  does: "answer",
  pieces: ["There are ", "five tries. ", "[1]"],
  usage: { prompt_tokens: 1000, completion_tokens: 100 },
};
const endpoints: Endpoint[] = [];

afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.stop();
});

describe("a model behind an endpoint", () => {
  it("streams its answer as it grows, and counts and prices the tokens", async () => {
    const { endpoint, generation } = await ask({}, ANSWER);
    expect(await generation).toEqual({
      yielded: ["There are ", "There are five tries. ", "There are five tries. [1]"],
      text: "There are five tries. [1]",
      model: "claude-sonnet-4.5",
      usage: { inputTokens: 1000, outputTokens: 100, costUsd: 0.0045 },
    });
    expect(endpoint.requests).toMatchObject([
      {
        path: "/v1/chat/completions",
        authorization: "Bearer the-key",
        body: { model: "claude-sonnet-4.5", stream: true, stream_options: { include_usage: true } },
      },
    ]);
    // Newer models refuse it.
    expect(endpoint.requests[0]?.body).not.toHaveProperty("temperature");
  });

  it("tells no cost where the model's price is not known", async () => {
    const { generation } = await ask({ model: "local-model" }, ANSWER);
    expect((await generation).usage).toEqual({ inputTokens: 1000, outputTokens: 100 });
  });

  it("says that the passages do not answer without showing the word for it", async () => {
    const { generation } = await ask({}, { does: "answer", pieces: ["INSUFF", "ICIENT", "\n"] });
    expect(await generation).toMatchObject({ text: undefined, yielded: [] });
  });

  it("is asked once more after a fault of the server, and then answers", async () => {
    const { endpoint, generation } = await ask({}, SERVER_ERROR, ANSWER);
    expect((await generation).text).toBe("There are five tries. [1]");
    expect(endpoint.requests).toHaveLength(2);
  });

  it("fails after a second fault of the server", async () => {
    const { endpoint, generation } = await ask({}, SERVER_ERROR);
    await expect(generation).rejects.toThrow("HTTP 500, internal_server_error");
    expect(endpoint.requests).toHaveLength(2);
  });

  it("does not hand on the endpoint's own words, which may echo a key", async () => {
    const error = { message: "Invalid key sk-1234", type: "auth_error", param: "sk-1234", code: "401" };
    const { generation } = await ask({}, { does: "fail", status: 401, error });
    await expect(generation).rejects.toThrow(/^HTTP 401, auth_error$/);
  });

  it("is not asked again when the budget is spent", async () => {
    const { endpoint, generation } = await ask({}, BUDGET_EXCEEDED, ANSWER);
    await expect(generation).rejects.toThrow("HTTP 429, budget_exceeded");
    expect(endpoint.requests).toHaveLength(1);
  });

  it.each([
    ["never says a word", { does: "hang" }],
    ["stops in the middle", { does: "stall", pieces: ["There are "] }],
  ] as const)("is given up where it %s for too long, and the request with it", async (_, behaviour) => {
    const { endpoint, generation } = await ask({ timeoutMs: 300 }, behaviour);
    await expect(generation).rejects.toThrow("no whole answer within 0.3 s");
    await endpoint.abandoned;
    expect(endpoint.requests).toHaveLength(1);
  });

  it.each(["broken", "closed"] as const)("fails where the connection is %s in mid-answer", async (how) => {
    const { endpoint, generation } = await ask({}, { does: "cut", pieces: ["There are "], how });
    await expect(generation).rejects.toThrow();
    expect(endpoint.requests).toHaveLength(1);
  });

  it("fails on an empty answer", async () => {
    const { generation } = await ask({}, { does: "answer", pieces: [] });
    await expect(generation).rejects.toThrow("The model claude-sonnet-4.5 returned an empty answer.");
  });

  it("fails where nobody listens", async () => {
    const endpoint = await startEndpoint(ANSWER);
    await endpoint.stop();
    await expect(generationOf(modelAt(endpoint), request)).rejects.toThrow("no connection");
  });
});

async function ask(
  options: { model?: string; timeoutMs?: number },
  ...behaviours: readonly [Behaviour, ...Behaviour[]]
) {
  const endpoint = await startEndpoint(...behaviours);
  endpoints.push(endpoint);
  return { endpoint, generation: generationOf(modelAt(endpoint, options), request) };
}

function modelAt({ baseURL }: Endpoint, options: { model?: string; timeoutMs?: number } = {}) {
  return createOpenAiModel({
    baseURL,
    apiKey: "the-key",
    model: "claude-sonnet-4.5",
    timeoutMs: 20_000,
    ...options,
  });
}
