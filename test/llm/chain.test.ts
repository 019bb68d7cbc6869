import { describe, expect, it } from "vitest";
import { createChain, type Missed } from "../../src/llm/chain.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import type { Model } from "../../src/llm/model.ts";
import { startedEndpoint } from "./endpoints.ts";
import { endpointModelAt, faultOf, noDelays, noting } from "./models.ts";
import { type Behaviour, BUDGET_EXCEEDED, SERVER_ERROR } from "./openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

const REQUEST = requestFor("How many tries are there?", retrieved("There are five tries."));
const ANSWER: Behaviour = {
  does: "answer",
  pieces: ["Five. [1]"],
  usage: { prompt_tokens: 1000, completion_tokens: 100 },
};
const LIMITS = { firstTokenMs: 300 };
const ONCE = { retries: 0, delays: noDelays };

/** The preferred model, and the fallback model where its behaviour is given, with the offline one behind them. */
async function chainOf(preferred: Behaviour, fallback?: Behaviour): Promise<Model> {
  const first = endpointModelAt(await startedEndpoint(preferred), { limits: LIMITS, retry: ONCE });
  if (!fallback) return createChain([first, extractiveModel]);
  const model = "claude-haiku-4.5";
  const second = endpointModelAt(await startedEndpoint(fallback), { model, limits: LIMITS, retry: ONCE });
  return createChain([first, second, extractiveModel]);
}

describe("a model with others behind it", () => {
  it("answers itself while it can, without a word on degradation", async () => {
    const generation = await generationOf(await chainOf(ANSWER, SERVER_ERROR), REQUEST);
    expect(generation).toMatchObject({ text: "Five. [1]", model: "claude-sonnet-4.5" });
    expect(generation).not.toHaveProperty("degraded");
  });

  it("is believed when it says that the passages do not answer", async () => {
    const generation = await generationOf(
      await chainOf({ does: "answer", pieces: ["INSUFFICIENT"] }),
      REQUEST,
    );
    expect(generation).toMatchObject({ text: undefined, model: "claude-sonnet-4.5" });
    expect(generation).not.toHaveProperty("degraded");
  });

  const FAULTS: [string, Behaviour, string][] = [
    ["fails", SERVER_ERROR, "the endpoint failed (HTTP 500, internal_server_error)"],
    [
      "has no budget left",
      BUDGET_EXCEEDED,
      "the budget of the endpoint's key is spent (HTTP 429, budget_exceeded)",
    ],
    ["says nothing", { does: "hang" }, "it said nothing for 0.3 s"],
    [
      "stalls",
      { does: "stall", pieces: ["There"] },
      "it stopped in mid-answer and said nothing more for 0.3 s",
    ],
    ["breaks off", { does: "cut", pieces: ["There"], how: "broken" }, "its answer broke off"],
    ["ends too early", { does: "cut", pieces: ["There"], how: "closed" }, "its answer broke off"],
    ["answers nothing", { does: "answer", pieces: [] }, "its answer was empty"],
    ["is filtered", { ...ANSWER, finish: "content_filter" }, "a content filter stopped its answer"],
  ];
  it.each(FAULTS)("quotes the passages when the endpoint %s, and says why", async (_, behaviour, reason) => {
    const generation = await generationOf(await chainOf(behaviour), REQUEST);
    expect(generation).toMatchObject({
      text: "There are five tries. [1]",
      model: "extractive",
      degraded: `claude-sonnet-4.5 did not answer: ${reason}, so I could only quote the sources`,
    });
    expect(generation.yielded.at(-1)).toBe(generation.text);
  });

  it("says so too when the offline model finds nothing", async () => {
    const generation = await generationOf(await chainOf(SERVER_ERROR), requestFor("How many tries?"));
    expect(generation).toMatchObject({ text: undefined, degraded: expect.stringContaining("500") });
  });

  it("lets the fallback model answer, and says so", async () => {
    expect(await generationOf(await chainOf(SERVER_ERROR, ANSWER), REQUEST)).toMatchObject({
      text: "Five. [1]",
      model: "claude-haiku-4.5",
      degraded:
        "claude-sonnet-4.5 did not answer: the endpoint failed (HTTP 500, internal_server_error), so claude-haiku-4.5 answered in its place",
    });
  });

  it.each([
    [
      "fr",
      "claude-sonnet-4.5 n'a pas répondu : le service a échoué (HTTP 500, internal_server_error) ; je n'ai donc pu que citer les sources",
    ],
    [
      "de",
      "claude-sonnet-4.5 hat nicht geantwortet: beim Dienst trat ein Fehler auf (HTTP 500, internal_server_error); deshalb konnte ich nur die Quellen zitieren",
    ],
    [
      "es",
      "claude-sonnet-4.5 no respondió: el servicio falló (HTTP 500, internal_server_error); por eso solo pude citar las fuentes",
    ],
  ] as const)("says what happened in the language of the question: %s", async (language, degraded) => {
    const generation = await generationOf(await chainOf(SERVER_ERROR), { ...REQUEST, language });
    expect(generation).toMatchObject({ model: "extractive", degraded });
  });

  it("quotes the passages when the fallback model fails too, and says both", async () => {
    expect(
      await generationOf(await chainOf(SERVER_ERROR, { does: "answer", pieces: [] }), REQUEST),
    ).toMatchObject({
      model: "extractive",
      degraded:
        "claude-sonnet-4.5 did not answer: the endpoint failed (HTTP 500, internal_server_error); claude-haiku-4.5 did not answer either: its answer was empty, so I could only quote the sources",
    });
  });

  it("says both that another model answered and that its answer is not whole", async () => {
    const { degraded } = await generationOf(
      await chainOf(SERVER_ERROR, { ...ANSWER, finish: "length" }),
      REQUEST,
    );
    expect(degraded).toMatch(
      /so claude-haiku-4\.5 answered in its place\. The answer is not whole, because claude-haiku-4\.5 may write 1000 tokens at most$/,
    );
  });

  it("adds up what all calls used, and tells of each", async () => {
    const { request, calls } = noting(REQUEST);
    const { usage } = await generationOf(
      await chainOf({ does: "cut", pieces: ["There are five"], how: "broken" }, ANSWER),
      request,
    );
    expect(calls).toMatchObject([
      { model: "claude-sonnet-4.5", attempt: 1, status: "error", fault: "cut", usage: { estimated: true } },
      {
        model: "claude-haiku-4.5",
        attempt: 1,
        status: "ok",
        usage: { inputTokens: 1000, outputTokens: 100 },
      },
    ]);
    const [cut, answered] = calls.map((call) => call.usage);
    expect(usage).toEqual({
      inputTokens: (cut?.inputTokens ?? 0) + 1000,
      outputTokens: (cut?.outputTokens ?? 0) + 100,
      costUsd: (cut?.costUsd ?? 0) + (answered?.costUsd ?? 0),
      estimated: true,
    });
    expect(cut?.outputTokens).toBe(5);
  });

  it("tells of the offline model's calls too", async () => {
    const { request, calls } = noting(REQUEST);
    await generationOf(await chainOf(SERVER_ERROR), request);
    expect(calls).toMatchObject([
      { model: "claude-sonnet-4.5" },
      { model: "extractive", attempt: 1, status: "ok" },
    ]);
  });

  it("asks nobody else once its caller has given up", async () => {
    const endpoint = await startedEndpoint({ does: "stall", pieces: ["There"] });
    const caller = new AbortController();
    const { request, calls } = noting({ ...REQUEST, signal: caller.signal });
    const stream = createChain([endpointModelAt(endpoint), extractiveModel]).generate(request);
    await stream.next();
    const next = stream.next();
    caller.abort();
    await expect(next).rejects.toMatchObject({ kind: "cancelled" });
    expect(calls).toMatchObject([{ model: "claude-sonnet-4.5", fault: "cancelled" }]);
  });

  it("still answers after a mistake of our own, and tells the mistake to whoever runs it", async () => {
    const missed: Missed[] = [];
    const mistaken: Model = {
      name: "mistaken",
      // biome-ignore lint/correctness/useYield: it fails before its first word
      async *generate() {
        throw new TypeError("secret of the code");
      },
    };
    const chain = createChain([mistaken, extractiveModel], (miss) => missed.push(miss));
    expect(await generationOf(chain, REQUEST)).toMatchObject({
      text: "There are five tries. [1]",
      degraded: "mistaken did not answer: an internal fault, so I could only quote the sources",
    });
    expect(missed).toMatchObject([
      { fault: { kind: "unexpected", cause: { message: "secret of the code" } } },
    ]);
  });

  it("throws the last fault where none is behind it", async () => {
    const chain = createChain([endpointModelAt(await startedEndpoint(SERVER_ERROR), { retry: ONCE })]);
    expect(await faultOf(chain, REQUEST)).toMatchObject({ kind: "server_error" });
  });
});
