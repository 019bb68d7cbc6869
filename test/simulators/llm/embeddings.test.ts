import { describe, expect, it } from "vitest";
import { apiErrorOf, CHAT_MODEL, EMBEDDING_MODEL, openAi, rawRequest, startedLlm } from "./clients.ts";

describe("embeddings", () => {
  it("are vectors of length 1 and of the model's dimension, in the order of the texts", async () => {
    const { llm } = await startedLlm({ models: [{ id: "small", kind: "embedding", dimension: 64 }] });
    const { data, response } = await openAi(llm)
      .embeddings.create({ model: "small", input: ["one", "two"] })
      .withResponse();
    expect(data).toMatchObject({
      object: "list",
      model: "small",
      usage: { prompt_tokens: 2, total_tokens: 2 },
    });
    expect(data.data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
      [0, 64],
      [1, 64],
    ]);
    for (const { embedding } of data.data) expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
    expect(response.headers.get("x-litellm-response-cost")).toBe("0");
  });

  it("are the same for the same text and seed, as numbers and as base64, and others under another seed", async () => {
    const { llm } = await startedLlm({ seed: 1 });
    const { llm: again } = await startedLlm({ seed: 1 });
    const { llm: other } = await startedLlm({ seed: 2 });
    // The client asks for base64 by itself, and decodes it.
    const bySdk = async (endpoint: typeof llm) =>
      (await openAi(endpoint).embeddings.create({ model: EMBEDDING_MODEL, input: "hard close" })).data[0]
        ?.embedding;
    const { text } = await rawRequest(llm, "/v1/embeddings", {
      method: "POST",
      body: JSON.stringify({ model: EMBEDDING_MODEL, input: "hard close", encoding_format: "float" }),
    });
    expect(await bySdk(llm)).toEqual(JSON.parse(text).data[0].embedding);
    expect(await bySdk(again)).toEqual(await bySdk(llm));
    expect(await bySdk(other)).not.toEqual(await bySdk(llm));
  });

  it("lie closer together the more words they share", async () => {
    const { llm } = await startedLlm();
    const { data } = await openAi(llm).embeddings.create({
      model: EMBEDDING_MODEL,
      input: ["a hard close locks the period", "a hard close locks the ledger", "retries back off by jitter"],
    });
    const [near = [], nearer = [], far = []] = data.map(({ embedding }) => embedding);
    const cosine = (one: number[], other: number[]) =>
      one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
    expect(cosine(near, nearer)).toBeGreaterThan(0.6);
    expect(cosine(near, far)).toBeLessThan(0.3);
  });

  it("have as many numbers as are asked for, and take lists of tokens", async () => {
    const { llm } = await startedLlm();
    const { data } = await openAi(llm).embeddings.create({
      model: EMBEDDING_MODEL,
      input: [[1, 2, 3], [4]],
      dimensions: 8,
    });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([8, 8]);
  });

  it.each([
    ["no text", { model: EMBEDDING_MODEL }, "input"],
    ["an empty text", { model: EMBEDDING_MODEL, input: "" }, "input"],
    ["no texts", { model: EMBEDDING_MODEL, input: [] }, "input"],
    ["too many texts", { model: EMBEDDING_MODEL, input: Array(2049).fill("a") }, "input"],
    ["no dimensions", { model: EMBEDDING_MODEL, input: "a", dimensions: 0 }, "dimensions"],
    [
      "an encoding that is none",
      { model: EMBEDDING_MODEL, input: "a", encoding_format: "hex" },
      "encoding_format",
    ],
    ["a model that chats", { model: CHAT_MODEL, input: "a" }, "model"],
  ])("are refused by name: %s", async (_what, body, param) => {
    const { llm } = await startedLlm();
    const { status, text } = await rawRequest(llm, "/v1/embeddings", {
      method: "POST",
      body: JSON.stringify(body),
    });
    expect({ status, param: JSON.parse(text).error.param }).toEqual({ status: 400, param });
  });

  it("are refused for a model that is not listed", async () => {
    const { llm } = await startedLlm();
    const call = openAi(llm).embeddings.create({ model: "none", input: "a" });
    expect(await apiErrorOf(call.then())).toMatchObject({ status: 400, code: "400" });
  });
});
