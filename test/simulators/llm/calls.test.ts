import { describe, expect, it } from "vitest";
import { until } from "../../until.ts";
import { ask, askStreamed, EMBEDDING_MODEL, openAi, rawRequest, saying, startedLlm } from "./clients.ts";

describe("what is remembered of calls", () => {
  it("is what was asked, what it used and how it went", async () => {
    const { llm, journal } = await startedLlm(saying("Yes."));
    await askStreamed(openAi(llm), "Really?", { user: "U1" });
    await openAi(llm).embeddings.create({ model: EMBEDDING_MODEL, input: "a text" });
    await until("both are over", () => llm.inFlight() === 0);
    expect(llm.calls()).toMatchObject([
      {
        n: 1,
        route: "chat",
        path: "/v1/chat/completions",
        model: "claude-sonnet-4.5",
        stream: true,
        messages: [{ role: "user", content: "Really?" }],
        given: expect.arrayContaining(["user"]),
        usage: { promptTokens: 9, cachedTokens: 0, cacheWriteTokens: 0, completionTokens: 1 },
        status: 200,
        outcome: "answered",
        faults: [],
      },
      { n: 2, route: "embeddings", input: ["a text"], status: 200 },
    ]);
    expect(journal.map(({ n, outcome }) => `${n} ${outcome}`)).toEqual([
      "1 running",
      "1 answered",
      "2 running",
      "2 answered",
    ]);
  });

  it("has no key in it, whoever's it is and wherever it was given", async () => {
    const { llm, journal } = await startedLlm({ keys: ["sk-very-secret-key"] });
    await ask(openAi(llm), "?");
    await ask(openAi(llm, "sk-wrong-secret-key"), "?").catch(() => undefined);
    await rawRequest(llm, "/v1/models?api_key=sk-very-secret-key", {
      headers: { "x-litellm-api-key": "sk-very-secret-key" },
    });
    expect(JSON.stringify([llm.calls(), journal, llm.faultTrace()])).not.toContain("secret-key");
  });

  it("ends with the newest so many", async () => {
    const { llm } = await startedLlm({ keepCalls: 2 });
    for (const content of ["one", "two", "three"]) await ask(openAi(llm), content);
    expect(llm.calls().map(({ n }) => n)).toEqual([2, 3]);
  });

  it("counts the calls of a model that are under way, and how many there were at once", async () => {
    const gate = Promise.withResolvers<string>();
    const { llm } = await startedLlm({ mode: { type: "extractive", respond: () => gate.promise } });
    const asked = [1, 2, 3].map(() => ask(openAi(llm), "?"));
    await until("three calls are under way", () => llm.inFlight() === 3);
    await rawRequest(llm, "/v1/models");
    expect(llm.inFlight()).toBe(3);
    gate.resolve("Yes.");
    await Promise.all(asked);
    await until("they are over", () => llm.inFlight() === 0);
    expect(llm.maxInFlight()).toBe(3);
    expect(
      llm
        .calls()
        .filter(({ route }) => route === "chat")
        .map(({ inFlight }) => inFlight),
    ).toEqual([1, 2, 3]);
  });

  it("tells a caller's own model that its caller has gone", async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    const { llm } = await startedLlm({
      mode: {
        type: "extractive",
        respond: (_request, signal) => {
          asked.resolve(signal);
          return new Promise(() => {});
        },
      },
    });
    const gone = new AbortController();
    const call = askStreamed(openAi(llm), "?", {}, { signal: gone.signal });
    const signal = await asked.promise;
    gone.abort();
    await call;
    await until("the model was told", () => signal.aborted);
    await until("the call is over", () => llm.calls()[0]?.outcome === "abandoned");
    expect(llm.inFlight()).toBe(0);
  });
});
