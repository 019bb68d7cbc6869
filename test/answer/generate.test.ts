import { afterEach, describe, expect, it } from "vitest";
import { generate } from "../../src/answer/generate.ts";
import { conversationIdOf, newQuestionId } from "../../src/core/ids.ts";
import type { Question } from "../../src/core/question.ts";
import { createChain } from "../../src/llm/chain.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import { endpointModelAt } from "../llm/models.ts";
import { type Behaviour, type Endpoint, SERVER_ERROR, startEndpoint } from "../llm/openai/endpoint.ts";
import { retrieved } from "../llm/request.ts";
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
  it("passes on each statement that is whole and stands in its source, and tells of the call, its tokens and its cost", async () => {
    const usage = { prompt_tokens: 200, completion_tokens: 10 };
    const model = await endpointModel({
      does: "answer",
      pieces: ["Five tries", " are made. [1] For", " a call. [1]"],
      usage,
    });
    const { progress, events, question } = await (await asking(FILES))(QUESTION, { model });
    expect(progress.slice(1)).toEqual([{ type: "text", text: "Five tries are made. [1]" }]);
    const call = { questionId: question.id, model: "claude-sonnet-4.5", attempt: 1 };
    expect(events.slice(2, 4)).toEqual([
      { type: "llm_call_started", ...call },
      {
        type: "llm_call_finished",
        ...call,
        status: "ok",
        durationMs: 1,
        usage: { inputTokens: 200, outputTokens: 10, costUsd: 0.00075 },
        ...{ responseId: "chatcmpl-1", responseModel: "claude-sonnet-4.5", finish: "stop" },
      },
    ]);
  });

  it("tells of each call that failed, and throws on", async () => {
    const model = await endpointModel(SERVER_ERROR);
    const ask = await asking(FILES);
    await expect(ask(QUESTION, { model })).rejects.toMatchObject({ kind: "server_error" });
    expect(endpoint?.requests).toHaveLength(3);
  });

  it("tells of the calls that failed, and of the other model's that answered", async () => {
    const model = createChain([await endpointModel(SERVER_ERROR), extractiveModel]);
    const { events, outcome, degraded } = await (await asking(FILES))(QUESTION, { model });
    expect(outcome).toBe("answered");
    expect(degraded).toMatch(
      /^claude-sonnet-4\.5 did not answer: .*500.*, so I could only quote the sources$/,
    );
    const failed = { model: "claude-sonnet-4.5", status: "error", fault: "server_error" };
    expect(events.filter(({ type }) => type === "llm_call_finished")).toMatchObject([
      { ...failed, attempt: 1, message: expect.stringContaining("500") },
      { ...failed, attempt: 2 },
      { ...failed, attempt: 3 },
      { model: "extractive", attempt: 1, status: "ok" },
    ]);
    expect(events.filter(({ type }) => type === "llm_call_started")).toHaveLength(4);
  });

  it("tells of the offline model's call where it is the preferred one", async () => {
    const { events } = await (await asking(FILES))(QUESTION);
    expect(events.slice(2, 4)).toMatchObject([
      { type: "llm_call_started", model: "extractive", attempt: 1 },
      { type: "llm_call_finished", model: "extractive", attempt: 1, status: "ok" },
    ]);
  });

  it("ends the call where whoever asked has gone away", async () => {
    const model = await endpointModel({ does: "stall", pieces: ["Five"] });
    const caller = new AbortController();
    const asked = (await asking(FILES))(QUESTION, { model, signal: caller.signal });
    await endpoint?.received;
    caller.abort();
    await expect(asked).rejects.toMatchObject({ kind: "cancelled" });
    await endpoint?.abandoned;
  });

  it("ends the call where nobody reads on", async () => {
    const model = await endpointModel({ does: "stall", pieces: ["Five tries. [1] And"] });
    const ports = { model, ...UNUSED, clock: { now: () => 0 }, emit: () => {} };
    const progress = generate(
      ASKED,
      { text: QUESTION, query: QUESTION, language: "en" },
      [retrieved("Five tries.")],
      ports,
    );
    for await (const { type } of progress) {
      expect(type).toBe("text");
      break;
    }
    await endpoint?.abandoned;
  });

  it("shows the model the thread, the question as it was asked and the passages", async () => {
    const model = await endpointModel({ does: "answer", pieces: ["Five. [1]"] });
    const thread = [{ speaker: "asker", text: "How many tries are made for a call?" }] as const;
    await (await asking(FILES))("And  for\na call?", { model, thread });
    expect(endpoint?.requests[0]?.body).toMatchObject({
      messages: [
        { role: "system" },
        {
          role: "user",
          content: expect.stringMatching(
            /^<turn-\w+ speaker="asker">\nHow many tries are made for a call\?\n[\s\S]*Five tries[\s\S]*Question: And for a call\?$/,
          ),
        },
      ],
    });
  });
});

const ASKED: Question = {
  id: newQuestionId(),
  text: QUESTION,
  asker: { id: "U1" },
  place: { channel: "test", conversation: conversationIdOf("test", "1"), address: {} },
  thread: [],
  askedAt: new Date(0),
};

/** What the path needs before a model is asked. */
const UNUSED = {
  admission: { strict: false },
  knowledge: {
    search: () => [],
    informs: () => 1,
    synonyms: () => [],
    noiseFloor: () => 0.3,
    size: () => ({ documents: 0, passages: 0 }),
    scopeOf: () => "everyone",
    version: () => "1",
  },
};

async function endpointModel(behaviour: Behaviour) {
  endpoint = await startEndpoint(behaviour);
  return endpointModelAt(endpoint);
}
