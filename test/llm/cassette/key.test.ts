import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAsked } from "../../../src/llm/cassette/asked.ts";
import { cassettePath, embeddingsPath } from "../../../src/llm/cassette/cassette-path.ts";
import { keyOf } from "../../../src/llm/cassette/key.ts";

const BODY = {
  model: "m",
  messages: [{ role: "user", content: "Hello" }],
  temperature: 0.2,
  tools: [{ type: "function", function: { name: "f" } }],
  response_format: { type: "json_object" },
};

function keyFor(body: unknown, url = "https://gateway.example/v1/chat/completions", headers = {}) {
  const asked = readAsked(url, { method: "post", body: JSON.stringify(body), headers });
  if (!asked) throw new Error("It is no call of a model.");
  return keyOf(asked);
}

describe("the key of a request", () => {
  it("is the same for another host, base path, key, request id and order of members", () => {
    const key = keyFor(BODY);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(keyFor(BODY, "http://127.0.0.1:4000/litellm/chat/completions?trace=1")).toBe(key);
    expect(keyFor(BODY, undefined, { authorization: "Bearer x", "x-request-id": "1" })).toBe(key);
    expect(keyFor({ ...BODY, user: "U1", metadata: { trace: "1" } })).toBe(key);
    expect(keyFor(Object.fromEntries(Object.entries(BODY).reverse()))).toBe(key);
  });

  it.each([
    ["model", "n"],
    ["messages", [{ role: "user", content: "Hello!" }]],
    ["messages", [...BODY.messages, ...BODY.messages]],
    ["temperature", 0.3],
    ["tools", []],
    ["response_format", { type: "text" }],
    ["seed", 1],
    ["a_parameter_of_tomorrow", true],
  ])("is another one for another %s: %j", (name, value) => {
    expect(keyFor({ ...BODY, [name]: value })).not.toBe(keyFor(BODY));
  });

  it("is another one for another path", () => {
    expect(keyFor(BODY, "https://gateway.example/v1/embeddings")).not.toBe(keyFor(BODY));
  });

  it("is of calls of a model only", () => {
    expect(readAsked("https://gateway.example/v1/models", { method: "GET" })).toBeUndefined();
    expect(readAsked("https://gateway.example/v1/embeddings", { method: "POST", body: "{" })).toBeUndefined();
  });

  it("does not hang on the order of members anywhere, and does on that of lists", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
        const turned = Object.fromEntries(Object.entries(extra).reverse());
        expect(keyFor({ ...BODY, extra: turned })).toBe(keyFor({ ...BODY, extra }));
      }),
    );
    expect(keyFor({ ...BODY, stop: ["a", "b"] })).not.toBe(keyFor({ ...BODY, stop: ["b", "a"] }));
  });
});

describe("the name of a cassette", () => {
  it("is another one for each id, also where case does not count, and stays in its folder", () => {
    expect(cassettePath("f", "pto-carry.over")).toBe("f/pto-carry.over.jsonl");
    expect(cassettePath("f", "../Ä")).toBe("f/%2E.%2F%C3%84.jsonl");
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (one, other) => {
        const [a, b] = [cassettePath("f", one), cassettePath("f", other)];
        expect(a.toLowerCase() === b.toLowerCase()).toBe(one === other);
        expect(a).toMatch(/^f\/[a-zA-Z0-9.%-]{0,190}\.jsonl$/);
        expect(a).not.toBe(embeddingsPath("f"));
      }),
    );
  });
});
