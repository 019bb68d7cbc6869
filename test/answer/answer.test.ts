import { afterEach, describe, expect, it } from "vitest";
import { NO_USAGE } from "../../src/core/answer.ts";
import { createChain } from "../../src/llm/chain.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import type { Model } from "../../src/llm/model.ts";
import { endpointModelAt } from "../llm/models.ts";
import { type Behaviour, type Endpoint, SERVER_ERROR, startEndpoint } from "../llm/openai/endpoint.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

const FILES = {
  "close.md": [
    "---\ntitle: Month end\nowner: Finance Systems\n---",
    "# Month end",
    "A hard close is the moment after which nobody can post to a month.",
    "## Rotate a key {#rotate}",
    "To rotate a key:\n\n1. Open the console.\n2. Create the new key.\n3. Delete the old key.",
    "## Idempotency",
    "An idempotency key is kept 14 days. For refunds an idempotency key is kept 90 days.",
  ].join("\n\n"),
  "errors.md": "# Error codes\n\n| Code | Meaning |\n|---|---|\n| GLP-1001 | The entry does not balance |\n",
};

let endpoint: Endpoint | undefined;

afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
  await removeTemporaryFolders();
});

describe("a question that the knowledge answers", () => {
  it.each([
    [
      "What is a hard close?",
      "A hard close is the moment after which nobody can post to a month. [1]",
      { source: "close.md#month-end", title: "Month end" },
    ],
    [
      "How do I rotate a key?",
      "To rotate a key:\n1. Open the console.\n2. Create the new key.\n3. Delete the old key. [1]",
      { source: "close.md#rotate", title: "Month end › Rotate a key" },
    ],
    [
      "what does GLP-1001 mean",
      "- **GLP-1001** – Meaning: The entry does not balance [1]",
      { source: "errors.md#error-codes", title: "Error codes" },
    ],
  ])("%j is answered in the words of its source, which is cited", async (question, text, citation) => {
    const answered = await (await asking(FILES))(question);
    expect(answered).toMatchObject({ outcome: "answered", text, model: "extractive" });
    expect(answered.citations).toEqual([{ marker: 1, ...citation, quote: expect.any(String) }]);
    expect(answered).not.toHaveProperty("degraded");
  });

  it("is answered from its thread where it leans on that", async () => {
    const ask = await asking(FILES);
    const first = "How long is an idempotency key kept?";
    const thread = [
      { speaker: "asker", text: first },
      { speaker: "ledger", text: "14 days. [1]" },
    ] as const;
    const alone = await ask("And for refunds?");
    const followed = await ask("And for refunds?", { thread });
    expect(followed).toMatchObject({ outcome: "answered", text: expect.stringContaining("90 days") });
    expect(followed.citations[0]?.source).toBe("close.md#idempotency");
    expect(followed.progress[0]).not.toEqual(alone.progress[0]);
  });

  it("is answered by the endpoint's model, with its markers numbered anew", async () => {
    const model = await endpointModel({
      does: "answer",
      pieces: ["A month's end [2], see [1], [2] and [9]."],
    });
    const { text, citations } = await (await asking(FILES))("What is a key of a hard close for a month?", {
      model,
    });
    expect(text).toBe("A month's end [1], see [2], [1] and.");
    expect(citations.map(({ marker }) => marker)).toEqual([1, 2]);
  });

  it("is answered offline and labelled so while the endpoint is down", async () => {
    const model = createChain([await endpointModel({ does: "answer", pieces: ["never"] }), extractiveModel]);
    await endpoint?.stop();
    endpoint = undefined;
    expect(await (await asking(FILES))("What is a hard close?", { model })).toMatchObject({
      outcome: "answered",
      text: "A hard close is the moment after which nobody can post to a month. [1]",
      model: "extractive",
      degraded: "claude-sonnet-4.5 did not answer: no connection, so I could only quote the sources",
    });
  });
});

describe("a question that is refused", () => {
  it("says too that the preferred model could not be asked", async () => {
    const model = createChain([await endpointModel(SERVER_ERROR), silentModel]);
    expect(await (await asking(FILES))("What is a hard close?", { model })).toMatchObject({
      outcome: "refused",
      model: "silent",
      degraded: expect.stringMatching(/^claude-sonnet-4\.5 did not answer: .*HTTP 500/),
    });
  });

  it("for want of knowledge says what was searched, what came closest and who owns it", async () => {
    const { outcome, text, citations } = await (await asking(FILES))(
      "Which zebra eats a refund in Antarctica?",
    );
    expect(outcome).toBe("refused");
    expect(citations).toEqual([]);
    expect(text.split("\n")).toEqual([
      "I could not find an answer to this. I searched 4 passages of 2 documents.",
      "What came closest: Month end › Idempotency (close.md#idempotency).",
      "Finance Systems owns that knowledge and may know more.",
    ]);
  });

  it("is not sent to a model where the knowledge does not hold it", async () => {
    const model = await endpointModel(SERVER_ERROR);
    const { outcome, events } = await (await asking(FILES))("Which zebra eats grass?", { model });
    expect(outcome).toBe("refused");
    expect(endpoint?.requests).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(["answer_step_finished", "retrieval_finished"]);
  });

  it.each([
    ["says that the passages do not answer", "INSUFFICIENT"],
    ["cites nothing", "A hard close is a party."],
    ["cites what it was not given", "A hard close is a party. [9]"],
  ])("by a model that %s still counts what that cost", async (_, said) => {
    const usage = { prompt_tokens: 1000, completion_tokens: 100 };
    const model = await endpointModel({ does: "answer", pieces: [said], usage });
    expect(await (await asking(FILES))("What is a hard close?", { model })).toMatchObject({
      outcome: "refused",
      text: expect.stringContaining("I could not find an answer"),
      model: "claude-sonnet-4.5",
      usage: { inputTokens: 1000, outputTokens: 100, costUsd: 0.0045 },
    });
  });

  it.each([
    ["", {}, "I see no question there"],
    ["x".repeat(1001), {}, "more than the 1,000 characters"],
    ["what\u0000?", {}, "control characters"],
    ["drop; table", { strict: true }, "not allowed"],
  ] as const)("for what it is (%#) says why, without a search", async (text, given, reason) => {
    const answered = await (await asking(FILES))(text, given);
    expect(answered).toMatchObject({ outcome: "refused", text: expect.stringContaining(reason) });
    expect([answered.events, answered.progress]).toEqual([[], []]);
  });
});

/** One that finds nothing in the passages. */
const silentModel: Model = {
  name: "silent",
  // biome-ignore lint/correctness/useYield: it has nothing to say
  async *generate() {
    return { text: undefined, model: "silent", usage: NO_USAGE };
  },
};

async function endpointModel(behaviour: Behaviour) {
  endpoint = await startEndpoint(behaviour);
  return endpointModelAt(endpoint);
}
