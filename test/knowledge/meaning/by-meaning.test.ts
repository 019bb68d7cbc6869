import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import type { Viewer } from "../../../src/core/audience.ts";
import type { EmbeddingModel } from "../../../src/core/embedding.ts";
import type { LedgerEvent } from "../../../src/core/events.ts";
import type { Scheduler } from "../../../src/core/scheduler.ts";
import { openKnowledge } from "../../../src/knowledge/live-knowledge.ts";
import { byMeaning } from "../../../src/knowledge/meaning/by-meaning.ts";
import { createEndpointEmbeddings } from "../../../src/llm/embeddings/endpoint-embeddings.ts";
import type { LlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { EMBEDDING_MODEL, startedLlm } from "../../simulators/llm/clients.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { folderOf, putInto } from "../write-folder.ts";
import { pausable } from "./pausable.ts";
import { thesaurus } from "./thesaurus.ts";

const PAGES = {
  "fleet.md": "# Fleet\n\nEvery automobile is serviced once a year.\n",
  "health.md": "# Health\n\nA physician visits the office on Mondays.\n",
  "close.md": "# Closing\n\nA hard close locks the period.\n",
};

afterEach(removeTemporaryFolders);

describe("knowledge that is searched by meaning", () => {
  it("finds what shares no word with the question", async () => {
    const { knowledge } = await opened(PAGES, thesaurus());
    await knowledge.settled();
    const query = "who looks after the car";
    expect(sources(knowledge.search(query, 3))).not.toContain("fleet.md#fleet");
    const found = knowledge.search(query, 3, undefined, await knowledge.meaningOf(query));
    expect(found.slice(0, 2)).toContainEqual(
      expect.objectContaining({ source: "fleet.md#fleet", coverage: 0, score: 0, strength: 0 }),
    );
  });

  it("keeps the scores of the words, so that what suffices is decided as without vectors", async () => {
    const { knowledge } = await opened(PAGES, thesaurus());
    await knowledge.settled();
    const query = "When does the physician visit?";
    const [byWords] = knowledge.search(query, 3);
    const [fused] = knowledge.search(query, 3, undefined, await knowledge.meaningOf(query));
    expect(fused).toEqual(byWords);
  });

  it("serves by words alone while vectors are computed", async () => {
    const gate = Promise.withResolvers<void>();
    const { knowledge } = await opened(PAGES, thesaurus(gate.promise));
    const query = "hard close";
    expect(await knowledge.meaningOf(query)).toBeUndefined();
    expect(sources(knowledge.search(query, 1))).toEqual(["close.md#closing"]);
    expect(knowledge.status().embeddings).toEqual({ model: "thesaurus", ready: false });
    gate.resolve();
    await knowledge.settled();
    expect(knowledge.status().embeddings).toEqual({ model: "thesaurus", ready: true });
    expect(await knowledge.meaningOf(query)).toBeDefined();
  });

  it("shows nobody by its meaning what they may not see", async () => {
    const { knowledge } = await opened(
      { ...PAGES, "plan.md": "---\naudiences: [channel:C1]\n---\n# Plan\n\nThe takeover is in May.\n" },
      thesaurus(),
    );
    await knowledge.settled();
    const query = "merger";
    const found = async (viewer: Viewer) =>
      sources(knowledge.search(query, 5, viewer, await knowledge.meaningOf(query, viewer)));
    expect(await found("everyone")).not.toContain("plan.md#plan");
    expect(await found("channel:C2")).not.toContain("plan.md#plan");
    expect((await found("channel:C1"))[0]).toBe("plan.md#plan");
  });

  it("leaves it to the words where the knowledge has changed since a question's meaning was told", async () => {
    const folder = await folderOf(PAGES);
    const { knowledge } = await opened(folder, thesaurus());
    await knowledge.watch();
    await knowledge.settled();
    const moment = knowledge.asOfNow();
    const meaning = await knowledge.meaningOf("vehicle");
    const { version } = knowledge.status();
    await putInto(folder, "fleet.md", "# Fleet\n\nThere are bicycles.\n");
    await until("the change is taken in", () => knowledge.status().version !== version);
    expect(knowledge.search("vehicle", 3, "everyone", meaning)).toEqual([]);
    expect(sources(moment.search("vehicle", 3, "everyone", meaning))[0]).toBe("fleet.md#fleet");
  });

  it("shows nobody what a question means to somebody else", async () => {
    const { knowledge } = await opened(
      { ...PAGES, "plan.md": "---\naudiences: [channel:C1]\n---\n# Plan\n\nThe takeover is in May.\n" },
      thesaurus(),
    );
    await knowledge.settled();
    const meaning = await knowledge.meaningOf("merger", "channel:C1");
    expect(knowledge.search("merger", 5, "channel:C2", meaning)).toEqual([]);
  });
});

describe("vectors from the endpoint", () => {
  it("are asked for once for each text, after a change for the changed one alone", async () => {
    const { llm } = await startedLlm();
    const folder = await folderOf(PAGES);
    const { knowledge, events } = await opened(folder, endpointAt(llm));
    await knowledge.watch();
    await knowledge.settled();
    expect(textsAsked(llm)).toHaveLength(3);
    const { version } = knowledge.status();
    await putInto(folder, "fleet.md", "# Fleet\n\nEvery automobile is serviced twice a year.\n");
    await until("the change is taken in", () => knowledge.status().version !== version);
    await until("it has vectors", () => knowledge.status().embeddings?.ready === true);
    expect(textsAsked(llm).slice(3)).toEqual(["Fleet\n\nEvery automobile is serviced twice a year."]);
    expect(events.filter(({ type }) => type === "embeddings_computed")).toMatchObject([
      { passages: 3, asked: 3 },
      { passages: 3, asked: 1 },
    ]);
  });

  it("of a question are asked for once, also when it is asked again", async () => {
    const { llm } = await startedLlm();
    const { knowledge } = await opened(PAGES, endpointAt(llm));
    await knowledge.settled();
    const first = await knowledge.meaningOf("hard close");
    expect(await knowledge.meaningOf("hard close")).toEqual(first);
    expect(textsAsked(llm).filter((text) => text === "hard close")).toHaveLength(1);
  });

  it("leave the words alone where the endpoint fails, tell of it, and come when it is well again", async () => {
    const { llm } = await startedLlm({ faults: { rules: [{ fault: "server_error", status: 503 }] } });
    const clock = pausable();
    const { knowledge, events } = await opened(PAGES, endpointAt(llm), clock);
    await knowledge.settled();
    expect(sources(knowledge.search("hard close", 1))).toEqual(["close.md#closing"]);
    expect(knowledge.status().embeddings).toMatchObject({ ready: false, failure: /503/ });
    expect(events).toContainEqual(
      expect.objectContaining({ type: "embeddings_failed", model: EMBEDDING_MODEL }),
    );
    const tries = llm.calls().length;
    expect(sources(knowledge.search("hard close", 1))).toEqual(["close.md#closing"]);
    await knowledge.settled();
    expect(llm.calls()).toHaveLength(tries);
    llm.setFaults("none");
    clock.wake();
    await until("there are vectors", () => knowledge.status().embeddings?.ready === true);
    expect(knowledge.status().embeddings).not.toHaveProperty("failure");
  });

  it("leave a question to its words where the endpoint is silent", async () => {
    const { llm } = await startedLlm();
    const { knowledge } = await opened(PAGES, endpointAt(llm));
    await knowledge.settled();
    llm.setFaults({ rules: [{ fault: "hang" }] });
    expect(await knowledge.meaningOf("hard close")).toBeUndefined();
    expect(knowledge.status().embeddings).toMatchObject({ ready: true, failure: /no vectors within/ });
    llm.setFaults("none");
    expect(await knowledge.meaningOf("hard close")).toBeDefined();
    expect(knowledge.status().embeddings).not.toHaveProperty("failure");
  });
});

async function opened(
  pages: string | Readonly<Record<string, string>>,
  model: EmbeddingModel,
  scheduler?: Scheduler,
) {
  const events: LedgerEvent[] = [];
  const emit = (event: LedgerEvent) => void events.push(event);
  const folder = typeof pages === "string" ? pages : await folderOf(pages);
  const knowledge = byMeaning(await openKnowledge({ folder, emit }), {
    model,
    emit,
    ...(scheduler && { scheduler }),
  });
  onTestFinished(() => knowledge.close());
  return { knowledge, events };
}

function endpointAt({ url, apiKey }: LlmSimulator): EmbeddingModel {
  return createEndpointEmbeddings({
    baseURL: url,
    apiKey,
    model: EMBEDDING_MODEL,
    limits: { queryMs: 300, passagesMs: 20_000 },
    retry: { retries: 1, initialDelayMs: 1 },
  });
}

function textsAsked(llm: LlmSimulator): string[] {
  return llm.calls().flatMap(({ input = [] }) => input);
}

function sources(found: readonly { readonly source: string }[]): string[] {
  return found.map(({ source }) => source);
}
