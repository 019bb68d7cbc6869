import { afterEach, describe, expect, it } from "vitest";
import { createAnswerCache } from "../../src/cache/answer-cache.ts";
import { createMemoryStore } from "../../src/cache/memory-store.ts";
import { NO_USAGE } from "../../src/core/answer.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import type { Model, ModelRequest } from "../../src/llm/model.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

const CLOSE = {
  "close.md": "# Close\n\nA hard close is the moment after which nobody can post to a month.\n",
};
const THREAD = [
  { speaker: "asker", text: "What is a month?" },
  { speaker: "ledger", text: "A period. [1]" },
] as const;

afterEach(removeTemporaryFolders);

/** The real model behind one that notes what it was asked and says what that cost. */
function countingModel() {
  const requests: ModelRequest[] = [];
  const model: Model = {
    name: "claude-sonnet-4.5",
    async *generate(request) {
      requests.push(request);
      const generation = yield* extractiveModel.generate(request);
      return { ...generation, usage: { inputTokens: 9, outputTokens: 9, costUsd: 0.1 } };
    },
  };
  return { model, requests };
}

const newCache = () =>
  createAnswerCache({ store: createMemoryStore({ size: 10, ttlMs: 60_000 }), prompt: "p", emit: () => {} });

describe("a question that was answered before", () => {
  it("has the same answer with the same sources, and asks no model", async () => {
    const { model, requests } = countingModel();
    const ask = await asking(CLOSE, { model, cache: newCache() });
    const fresh = await ask("What is a hard close?");
    const again = await ask("  what is a HARD close ");
    expect(requests).toHaveLength(1);
    expect(fresh).toMatchObject({ outcome: "answered", usage: { costUsd: 0.1 } });
    expect(fresh).not.toHaveProperty("cached");
    const { outcome, text, citations, model: name } = fresh;
    expect(again).toMatchObject({ outcome, text, citations, model: name, usage: NO_USAGE, cached: true });
    expect(again.progress).toEqual([expect.objectContaining({ type: "retrieved" }), { type: "text", text }]);
  });

  it("is answered anew when the knowledge has changed", async () => {
    const { model, requests } = countingModel();
    const cache = newCache();
    await (await asking(CLOSE, { model, cache }))("What is a hard close?");
    const changed = { "close.md": `${CLOSE["close.md"]}\nA hard close happens on business day five.\n` };
    const answered = await (await asking(changed, { model, cache }))("What is a hard close?");
    expect(requests).toHaveLength(2);
    expect(answered).not.toHaveProperty("cached");
  });

  it("is answered for itself where it follows up on something", async () => {
    const { model, requests } = countingModel();
    const ask = await asking(CLOSE, { model, cache: newCache() });
    await ask("What is a hard close?");
    await ask("What is a hard close?", { thread: THREAD });
    expect(requests).toHaveLength(2);
  });
});
