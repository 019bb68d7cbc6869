import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/config/read-settings.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import { conversationIdOf, newQuestionId } from "../../src/core/ids.ts";
import { createModel } from "../../src/llm/create-model.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import { startedEndpoint } from "./endpoints.ts";
import { memoryBudget } from "./memory-budget.ts";
import { type Endpoint, SERVER_ERROR } from "./openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

const REQUEST = requestFor("How many tries are there?", retrieved("There are five tries."));
const PAYER = { conversation: conversationIdOf("test", "1"), asker: "U1", questionId: newQuestionId() };
const NOT_ACCEPTED = { ...SERVER_ERROR, status: 400 };
const ANSWER = { does: "answer", pieces: ["Five. [1]"] } as const;

describe("the model that the settings name", () => {
  it("is the offline one where no endpoint is set", async () => {
    expect(await createModel(readSettings({}))).toBe(extractiveModel);
  });

  it("is the endpoint's, asked with the key, where one is set", async () => {
    const endpoint = await startedEndpoint(ANSWER);
    const model = await createModel(settingsFor(endpoint, { LLM_MAX_OUTPUT_TOKENS: "77" }));
    expect(model.name).toBe("claude-haiku-4.5");
    expect(await generationOf(model, REQUEST)).toMatchObject({
      text: "Five. [1]",
      model: "claude-haiku-4.5",
    });
    expect(endpoint.requests).toMatchObject([
      { authorization: "Bearer the-key", body: { model: "claude-haiku-4.5", max_tokens: 77 } },
    ]);
  });

  it.each([
    ["LLM_TIMEOUT_SECONDS", "no whole answer within 1 s"],
    ["LLM_CONNECT_TIMEOUT_SECONDS", "it did not reply for 1 s"],
    ["LLM_FIRST_TOKEN_TIMEOUT_SECONDS", "it said nothing for 1 s"],
  ])("has the offline one behind it, after the seconds that are set: %s", async (name, reason) => {
    const endpoint = await startedEndpoint({ does: "hang" });
    expect(
      await generationOf(await createModel(settingsFor(endpoint, { [name]: "1" })), REQUEST),
    ).toMatchObject({
      text: "There are five tries. [1]",
      degraded: `claude-haiku-4.5 did not answer: ${reason}, so I could only quote the sources`,
    });
  });

  it("has the fallback model behind it where one is set", async () => {
    const endpoint = await startedEndpoint(NOT_ACCEPTED, ANSWER);
    const model = await createModel(settingsFor(endpoint, { LEDGER_FALLBACK_MODEL: "spare" }));
    expect(await generationOf(model, REQUEST)).toMatchObject({ text: "Five. [1]", model: "spare" });
    expect(endpoint.requests).toMatchObject([
      { body: { model: "claude-haiku-4.5" } },
      { body: { model: "spare" } },
    ]);
  });

  it("is not its own fallback", async () => {
    const endpoint = await startedEndpoint(NOT_ACCEPTED);
    const model = await createModel({ ...settingsFor(endpoint), LEDGER_FALLBACK_MODEL: "claude-haiku-4.5" });
    expect(await generationOf(model, REQUEST)).toMatchObject({ model: "extractive" });
    expect(endpoint.requests).toHaveLength(1);
  });

  it("is required without its fallback", async () => {
    const endpoint = await startedEndpoint(NOT_ACCEPTED, ANSWER);
    const settings = settingsFor(endpoint, { LEDGER_FALLBACK_MODEL: "spare" });
    const model = await createModel(settings, { requireModel: true });
    await expect(generationOf(model, REQUEST)).rejects.toMatchObject({ code: "MODEL_UNAVAILABLE" });
    expect(endpoint.requests).toHaveLength(1);
  });

  it("is left aside over budget, with a word on when it comes back", async () => {
    const budget = memoryBudget(0, { budget: "day", resetsAt: new Date("2026-11-22T00:00:00Z") });
    const endpoint = await startedEndpoint(ANSWER);
    const model = await createModel(settingsFor(endpoint), { budget });
    expect(await generationOf(model, { ...REQUEST, payer: PAYER })).toMatchObject({
      text: "There are five tries. [1]",
      degraded:
        "claude-haiku-4.5 did not answer: today's budget for models is used up (until 2026-11-22 00:00 UTC), so I could only quote the sources",
    });
    expect(endpoint.requests).toEqual([]);
  });

  it("tells whoever runs it why the budget could not be read", async () => {
    const events: LedgerEvent[] = [];
    const model = await createModel(settingsFor(await startedEndpoint(ANSWER)), {
      budget: { reserve: () => Promise.reject(new Error("no database")) },
      emit: (event) => events.push(event),
    });
    const { degraded } = await generationOf(model, { ...REQUEST, payer: PAYER });
    expect(degraded).not.toContain("no database");
    expect(events).toEqual([
      { type: "error_occurred", errorType: "model_budget_unavailable", message: "no database" },
    ]);
  });
});

function settingsFor({ baseURL }: Endpoint, more: Readonly<Record<string, string>> = {}) {
  return readSettings({
    LITELLM_BASE_URL: baseURL,
    LITELLM_DEVELOPER_KEY: "the-key",
    LEDGER_MODEL: "claude-haiku-4.5",
    ...more,
  });
}
