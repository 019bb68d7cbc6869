import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/cache/memory-store.ts";
import { until } from "../until.ts";
import { AGAIN, ask, askedFor, cacheOf, FRESH, maker, readyMaker } from "./shared-answers.ts";

describe("an answer that was given before", () => {
  it("is given again word for word with its sources, costs nothing, and says so", async () => {
    const { cache, events } = cacheOf();
    const { make, made } = readyMaker();
    expect((await ask(cache, make)).answer).toEqual(FRESH);
    const asked = askedFor({ question: "when is a HARD close" });
    expect(await ask(cache, make, asked)).toEqual({ answer: AGAIN, texts: [FRESH.text] });
    expect(made).toHaveLength(1);
    expect(events).toEqual([{ type: "answer_cached", questionId: asked.questionId, from: "store" }]);
  });

  it.each([
    ["the knowledge", { knowledge: "v2" }],
    ["the audience", { audience: "finance" }],
    ["the model", { model: "claude-haiku-4.5" }],
    ["the question", { question: "When is a soft close?" }],
  ])("is made anew where %s is another", async (_, given) => {
    const { cache } = cacheOf();
    const { make, made } = readyMaker();
    await ask(cache, make);
    expect((await ask(cache, make, askedFor(given))).answer).toEqual(FRESH);
    expect(made).toHaveLength(2);
  });

  it("is made anew where the instructions to the model are others", async () => {
    const store = createMemoryStore({ size: 10, ttlMs: 60_000 });
    const { make, made } = readyMaker();
    await ask(cacheOf(store, "p1").cache, make);
    await ask(cacheOf(store, "p2").cache, make);
    expect(made).toHaveLength(2);
  });

  it.each([
    ["a refusal", { ...FRESH, outcome: "refused" }],
    ["a failure", { ...FRESH, outcome: "failed" }],
    ["what could have been better", { ...FRESH, degraded: "The model did not answer" }],
  ] as const)("is never %s", async (_, answer) => {
    const { cache } = cacheOf();
    const { make, made } = readyMaker(answer);
    await ask(cache, make);
    expect((await ask(cache, make)).answer).toEqual(answer);
    expect(made).toHaveLength(2);
  });

  it("is not kept where its making failed", async () => {
    const { cache } = cacheOf();
    const { make, made } = maker();
    const failed = ask(cache, make);
    await until("it is being made", () => made.length === 1);
    made[0]?.fail(new Error("the endpoint is down"));
    await expect(failed).rejects.toThrow("the endpoint is down");
    const { make: makeReady } = readyMaker();
    expect((await ask(cache, makeReady)).answer).toEqual(FRESH);
  });
});

describe("what is kept in memory", () => {
  it("ends after its time", async () => {
    let now = 1_000;
    const { cache } = cacheOf(createMemoryStore({ size: 10, ttlMs: 5_000 }, { now: () => now }));
    const { make, made } = readyMaker();
    await ask(cache, make);
    now += 5_000;
    await ask(cache, make);
    expect(made).toHaveLength(1);
    now += 1;
    await ask(cache, make);
    expect(made).toHaveLength(2);
  });

  it("is no more than so many, and the one that nobody asked for goes first", async () => {
    const { cache } = cacheOf(createMemoryStore({ size: 2, ttlMs: 60_000 }));
    const { make, made } = readyMaker();
    const about = (question: string) => ask(cache, make, askedFor({ question }));
    for (const question of ["one", "two", "one", "three", "one"]) await about(question);
    expect(made).toHaveLength(3);
    await about("two");
    expect(made).toHaveLength(4);
  });
});

describe("the same question, asked by several at the same moment", () => {
  it("is answered once, and each of them gets the answer with what is seen of it on the way", async () => {
    const { cache, events } = cacheOf();
    const { make, made } = maker();
    const asking = Array.from({ length: 100 }, () => ask(cache, make));
    await until("it is being made", () => made.length === 1);
    made[0]?.finish();
    const [first, ...others] = await Promise.all(asking);
    expect(made).toHaveLength(1);
    expect(first).toEqual({ answer: FRESH, texts: ["On day"] });
    for (const other of others) expect(other).toEqual({ answer: AGAIN, texts: ["On day"] });
    expect(events).toHaveLength(99);
    expect(events[0]).toMatchObject({ type: "answer_cached", from: "in_flight" });
  });

  it("goes on for the others when the first of them leaves", async () => {
    const { cache } = cacheOf();
    const { make, made } = maker();
    const leaving = new AbortController();
    const first = ask(cache, make, askedFor(), leaving.signal);
    const second = ask(cache, make);
    await until("it is being made", () => made.length === 1);
    leaving.abort(new Error("the claim is lost"));
    await expect(first).rejects.toThrow("the claim is lost");
    expect(made[0]?.signal?.aborted).toBe(false);
    made[0]?.finish();
    expect((await second).answer).toEqual(AGAIN);
  });

  it("ends when all have left, and is made anew for who comes then", async () => {
    const { cache } = cacheOf();
    const { make, made } = maker();
    const leaving = new AbortController();
    const both = [1, 2].map(() => ask(cache, make, askedFor(), leaving.signal));
    await until("it is being made", () => made.length === 1);
    leaving.abort(new Error("the process drains"));
    for (const left of both) await expect(left).rejects.toThrow("the process drains");
    expect(made[0]?.signal?.aborted).toBe(true);
    const { make: makeReady } = readyMaker();
    expect((await ask(cache, makeReady)).answer).toEqual(FRESH);
  });

  it("is not joined any more when all have left, though it takes its time to end", async () => {
    const { cache } = cacheOf();
    const ending = Promise.withResolvers<void>();
    const leaving = new AbortController();
    const left = ask(
      cache,
      // biome-ignore lint/correctness/useYield: it says nothing before its end
      async function* () {
        await ending.promise;
        return { ...FRESH, text: "too late" };
      },
      askedFor(),
      leaving.signal,
    );
    leaving.abort(new Error("the claim is lost"));
    await expect(left).rejects.toThrow("the claim is lost");
    const { make } = readyMaker();
    expect((await ask(cache, make)).answer).toEqual(FRESH);
    ending.resolve();
  });

  it("ends too when they stop reading without a signal", async () => {
    const { cache } = cacheOf();
    const { make, made } = maker();
    const path = cache.share(askedFor(), make);
    await path.next();
    await path.return(FRESH);
    expect(made[0]?.signal?.aborted).toBe(true);
  });

  it("is tried by each of the others for themselves when it failed for the first", async () => {
    const { cache } = cacheOf();
    const { make, made } = maker();
    const [first, ...others] = [ask(cache, make), ask(cache, make), ask(cache, make)];
    await until("it is being made", () => made.length === 1);
    made[0]?.fail(new Error("the endpoint is down"));
    await expect(first).rejects.toThrow("the endpoint is down");
    await until("the others try", () => made.length === 3);
    for (const own of made.slice(1)) own.finish();
    for (const other of await Promise.all(others)) expect(other.answer).toEqual(FRESH);
  });

  it("shares a refusal with those who wait, and with nobody later", async () => {
    const { cache } = cacheOf();
    const refused = { ...FRESH, outcome: "refused" } as const;
    const { make, made } = maker(refused);
    const both = [ask(cache, make), ask(cache, make)];
    await until("it is being made", () => made.length === 1);
    made[0]?.finish();
    expect((await Promise.all(both)).map(({ answer }) => answer.outcome)).toEqual(["refused", "refused"]);
    expect(made).toHaveLength(1);
    void ask(cache, make);
    await until("it is made anew", () => made.length === 2);
    made[1]?.finish();
  });
});
