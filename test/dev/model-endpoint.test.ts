import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { understand } from "../../src/answer/understand.ts";
import { readSettings } from "../../src/config/read-settings.ts";
import type { Turn } from "../../src/core/question.ts";
import { startModelEndpoint } from "../../src/dev/model-endpoint.ts";
import { settingsFor } from "../../src/dev/model-settings.ts";
import { openKnowledge } from "../../src/knowledge/live-knowledge.ts";
import { createModel } from "../../src/llm/create-model.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import { generationOf } from "../llm/request.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const QUESTIONS = [
  "What is a hard close?",
  "How do I retry a failed publish?",
  "Which rate limits are there?",
  "How do I bake a cake?",
  "Show me the code to publish a journal entry",
];

/** An endpoint that stops when the test ends, and the bot's model in front of it. */
async function modelAtEndpoint(faults?: string) {
  const endpoint = await startModelEndpoint(faults);
  onTestFinished(() => endpoint.stop());
  return { endpoint, model: await createModel({ ...readSettings({}), ...settingsFor(endpoint) }) };
}

async function bundledKnowledge() {
  const folder = resolve(import.meta.dirname, "../../fixtures/knowledge");
  const knowledge = await openKnowledge({ folder, emit: () => {} });
  onTestFinished(() => knowledge.close());
  return knowledge;
}

describe("the endpoint between ledger dev and its model", () => {
  it("gives the answers that the model gives without it, of first questions and of follow-ups", async () => {
    const { endpoint, model } = await modelAtEndpoint();
    const knowledge = await bundledKnowledge();
    for (const text of [...QUESTIONS, "And who may do that?"]) {
      const thread: Turn[] = [
        { speaker: "asker", text: "What is a soft close?" },
        { speaker: "ledger", text: "A soft close takes late entries. [1]" },
      ];
      const { query } = understand(text, thread);
      const request = { question: text, query, thread, passages: knowledge.search(query, 8) };
      const straight = await generationOf(extractiveModel, request);
      const asked = await generationOf(model, request);
      expect(asked).toMatchObject({ text: straight.text, model: "extractive" });
      expect(asked.degraded).toBeUndefined();
      expect(asked.usage.inputTokens).toBeGreaterThan(100);
    }
    expect(endpoint.calls()).toHaveLength(QUESTIONS.length + 1);
  });

  it("says nothing of substance to whoever else asks it", async () => {
    const { endpoint } = await modelAtEndpoint();
    const response = await fetch(`${endpoint.url}/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${endpoint.apiKey}` },
      body: JSON.stringify({ model: "extractive", messages: [{ role: "user", content: "Hello" }] }),
    });
    expect(await response.text()).toContain("answers questions of Ledger only");
  });

  it("fails by a plan, and the bot quotes its sources and says why", async () => {
    const plan = join(await temporaryFolder(), "faults.yaml");
    await writeFile(plan, "rules:\n  - fault: budget_exceeded\n");
    const { endpoint, model } = await modelAtEndpoint(plan);
    const knowledge = await bundledKnowledge();
    const question = "What is a hard close?";
    const request = { question, query: question, thread: [], passages: knowledge.search(question, 8) };
    const { text, degraded } = await generationOf(model, request);
    expect(text).toBe((await generationOf(extractiveModel, request)).text);
    expect(degraded).toBeTruthy();
    expect(endpoint.faultTrace().fired.length).toBeGreaterThan(0);
  });

  it.each([
    ["is not there", undefined],
    ["is no plan", "rules:\n  - fault: hnag\n"],
  ])("does not start with a plan that %s", async (_what, content) => {
    const plan = join(await temporaryFolder(), "faults.yaml");
    if (content !== undefined) await writeFile(plan, content);
    await expect(startModelEndpoint(plan)).rejects.toMatchObject({
      code: "FAULTS_INVALID",
      message: expect.stringContaining(plan),
    });
  });
});
