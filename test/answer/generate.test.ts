import { afterEach, describe, expect, it } from "vitest";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import { createOpenAiModel } from "../../src/llm/openai/openai-model.ts";
import { withFallback } from "../../src/llm/with-fallback.ts";
import { type Behaviour, type Endpoint, SERVER_ERROR, startEndpoint } from "../llm/openai/endpoint.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";

const FILES = { "tries.md": "# Tries\n\nFive tries are made for a call." };
const QUESTION = "How many tries are made for a call?";
let endpoint: Endpoint | undefined;

afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
  await removeTemporaryFolders();
});

describe("generating", () => {
  it("passes the text on as it grows, and tells of the call, its tokens and its cost", async () => {
    const usage = { prompt_tokens: 200, completion_tokens: 10 };
    const model = await endpointModel({ does: "answer", pieces: ["Five", " tries. [1]"], usage });
    const { progress, events, question } = await (await asking(FILES))(QUESTION, { model });
    expect(progress.slice(1)).toEqual([
      { type: "text", text: "Five" },
      { type: "text", text: "Five tries. [1]" },
    ]);
    const call = { questionId: question.id, model: "claude-sonnet-4.5" };
    expect(events.slice(1)).toEqual([
      { type: "llm_call_started", ...call },
      {
        type: "llm_call_finished",
        ...call,
        status: "ok",
        durationMs: 1,
        usage: { inputTokens: 200, outputTokens: 10, costUsd: 0.00075 },
      },
    ]);
  });

  it("tells of a call that failed, and throws on", async () => {
    const model = await endpointModel(SERVER_ERROR);
    const ask = await asking(FILES);
    await expect(ask(QUESTION, { model })).rejects.toThrow("HTTP 500, internal_server_error");
  });

  it("tells of a call that failed though another model answered", async () => {
    const model = withFallback(await endpointModel(SERVER_ERROR), extractiveModel);
    const { events, outcome } = await (await asking(FILES))(QUESTION, { model });
    expect(outcome).toBe("answered");
    expect(events.at(-1)).toMatchObject({
      type: "llm_call_finished",
      status: "error",
      message: expect.stringContaining("500"),
    });
  });

  it("shows the model the thread, the question as it was asked and the passages", async () => {
    const model = await endpointModel({ does: "answer", pieces: ["Five. [1]"] });
    const thread = [{ speaker: "asker", text: "How many tries are made for a call?" }] as const;
    await (await asking(FILES))("And  is that\nright?", { model, thread });
    expect(endpoint?.requests[0]?.body).toMatchObject({
      messages: [
        { role: "system" },
        { role: "user", content: "How many tries are made for a call?" },
        { role: "user", content: expect.stringMatching(/Five tries[\s\S]*Question: And is that right\?$/) },
      ],
    });
  });
});

async function endpointModel(behaviour: Behaviour) {
  endpoint = await startEndpoint(behaviour);
  return createOpenAiModel({
    baseURL: endpoint.baseURL,
    apiKey: "key",
    model: "claude-sonnet-4.5",
    timeoutMs: 20_000,
  });
}
