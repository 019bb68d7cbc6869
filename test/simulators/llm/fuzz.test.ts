import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { type LlmSimulator, startLlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { tokensOf } from "../../../src/simulators/llm/tokens/tokens.ts";
import { until } from "../../until.ts";
import { CHAT_MODEL, EMBEDDING_MODEL, rawRequest } from "./clients.ts";

const errorForm = z.strictObject({
  error: z.strictObject({
    message: z.string().min(1),
    type: z.string().nullable(),
    param: z.string().nullable(),
    code: z.string().nullable(),
  }),
});

/** Bodies that are nearly right, with something wild in one place or in several. */
const wild = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(-1, 0, 1e308),
);
const field = (usual: unknown) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: wild });
const message = fc.record({ role: field("user"), content: field("Hello") }, { requiredKeys: [] });
const chat = fc.record(
  {
    model: field(CHAT_MODEL),
    messages: fc.oneof(fc.array(message, { maxLength: 3 }), wild),
    stream: field(true),
    stream_options: field({ include_usage: true }),
    stop: field("x"),
    max_tokens: field(5),
    temperature: field(1),
    tools: field([]),
    metadata: wild,
  },
  { requiredKeys: ["model", "messages"] },
);
const embeddings = fc.record(
  { model: field(EMBEDDING_MODEL), input: field("a"), dimensions: field(4), encoding_format: field("float") },
  { requiredKeys: ["model", "input"] },
);
const body = fc.oneof(
  chat.map((value) => JSON.stringify(value)),
  embeddings.map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: "binary" }),
  fc.constant("[".repeat(100_000)),
  fc.constant('{"a":'.repeat(50_000)),
);
const path = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("/v1/chat/completions", "/v1/embeddings", "/chat/completions") },
  { weight: 1, arbitrary: fc.webPath() },
  { weight: 1, arbitrary: fc.constantFrom("/v1/models/%E0%A4%A", "//", "/v1/", "/health/x") },
);
const header = fc.stringMatching(/^[\x20-\x7e]{0,60}$/);

it("answers whatever it is sent, and every refusal has the form of all errors", async () => {
  const llm = await startLlmSimulator();
  try {
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom("POST", "GET", "PUT", "DELETE", "PATCH"),
        body,
        fc.option(header),
        fc.option(header),
        async (at, method, sent, authorization, type) => {
          const reply = await rawRequest(llm, at, {
            method,
            ...(method !== "GET" && { body: sent }),
            headers: {
              ...(authorization !== null && { authorization }),
              "content-type": type ?? "application/json",
            },
          });
          if (reply.status === 200) return;
          expect(reply.status).toBeLessThan(500);
          errorForm.parse(JSON.parse(reply.text));
        },
      ),
      { numRuns: 400 },
    );
    await isWell(llm);
  } finally {
    await llm.stop();
  }
});

it("takes a text apart into tokens that are the whole text again", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.lorem(),
        fc.string({ unit: fc.constantFrom("a", "é", " ", "\n", "😀") }),
      ),
      (text) => {
        expect(tokensOf(text).join("")).toBe(text);
        for (const token of tokensOf(text)) expect([...token].length).toBeLessThanOrEqual(8);
      },
    ),
  );
});

async function isWell(llm: LlmSimulator): Promise<void> {
  await until("all calls are over", () => llm.inFlight() === 0);
  expect((await rawRequest(llm, "/v1/models")).status).toBe(200);
}
