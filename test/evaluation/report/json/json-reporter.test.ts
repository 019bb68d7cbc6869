import { once } from "node:events";
import { PassThrough, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selfCheck } from "../../../../src/evaluation/baseline/self-check.ts";
import { createJsonReporter } from "../../../../src/evaluation/report/json/json-reporter.ts";
import type { Result } from "../../../../src/evaluation/result.ts";
import { casesOf } from "../../baseline/records.ts";
import { FAIL, resultOf } from "../../metrics/results.ts";
import { runOf as endedRunOf, type GivenRun, report } from "../runs.ts";

const MISSED: Result = {
  ...resultOf("two", {
    case: { reference: "5 days", tags: ["hr"], thread: [{ speaker: "asker", text: "Hello" }], line: 4 },
    verdict: FAIL,
    observation: { ranking: null, dropped: ["uncited"], costUsd: null },
    scores: { "token-f1": 0.5, groundedness: null },
  }),
  assertions: [{ outcome: "failed", score: 0, because: "expected the answer to contain 5" }],
};
const NEVER_ASKED = resultOf("three", {
  verdict: { kind: "infrastructure", because: "the endpoint is down" },
  observation: null,
});
const { head: HEAD } = endedRunOf([resultOf("one")]);
const RESULTS = [resultOf("one", { scores: { "recall@3": 1 } }), MISSED, NEVER_ASKED];

describe("a run as JSON", () => {
  it("is one object on one line, with what is known of the run before its questions", async () => {
    const printed = await printedOf(RESULTS);
    expect(printed.match(/\n/g)).toHaveLength(1);
    expect(printed.endsWith("\n")).toBe(true);
    expect(Object.keys(JSON.parse(printed))).toEqual([
      ...["knowledge", "model", "prompt", "answers", "through", "seed", "repeat", "files", "questions"],
      ...["ended", "counts", "models", "metrics", "intervals", "failures", "confusion", "byTag", "byFile"],
      ...["thresholds", "faults", "held"],
    ]);
    expect(JSON.parse(printed)).toMatchObject({
      knowledge: { version: "k1", documents: 3, passages: 12 },
      model: "extractive",
      answers: "offline",
      files: ["cases.jsonl"],
    });
  });

  it("has each question with its answer, what it is worth and why", async () => {
    const [passed, missed, neverAsked] = (await runOf(RESULTS)).questions;
    expect(passed).toEqual({
      ...{ id: "one", file: "cases.jsonl", line: 1, question: "How many days carry over?" },
      ...{
        gold: ["pto.md#carry-over"],
        expect: "answer",
        tags: [],
        outcome: "answered",
        model: "extractive",
      },
      ...{ costUsd: 0, inputTokens: 0, outputTokens: 0, recordedLatencyMs: null },
      ...{ answer: "Up to 5 days of vacation carry over [1].", cited: ["pto.md#carry-over"] },
      ...{ ranking: ["pto.md#carry-over", "pto.md#sick-leave"], verdict: "pass", scores: { "recall@3": 1 } },
    });
    expect(missed).toMatchObject({
      ...{ line: 4, thread: [{ speaker: "asker", text: "Hello" }], reference: "5 days", tags: ["hr"] },
      ...{ costUsd: null, ranking: null, dropped: ["uncited"], scores: { "token-f1": 0.5 } },
      ...{ verdict: "fail", attribution: "wrong-answer", because: "it is wrong" },
      assertions: [{ outcome: "failed", score: 0, because: "expected the answer to contain 5" }],
    });
    expect(missed?.scores).not.toHaveProperty("groundedness");
    expect(neverAsked).toMatchObject({
      ...{ verdict: "infrastructure", because: "the endpoint is down" },
      ...{ outcome: null, answer: null, cited: [], ranking: null },
    });
    expect(neverAsked).not.toHaveProperty("attribution");
  });

  it("numbers the samples where each question is asked more than once, and only there", async () => {
    const samples = [resultOf("one"), resultOf("one", { sample: 2, verdict: FAIL })];
    const { questions, counts } = await runOf(samples, { head: { repeat: 2 } });
    expect(questions.map(({ sample }) => sample)).toEqual([1, 2]);
    expect(counts).toMatchObject({ cases: 1, results: 2, unsteady: 1 });
    expect((await runOf(RESULTS)).questions[0]).not.toHaveProperty("sample");
  });

  it("keeps the metrics plain numbers, with their intervals beside them", async () => {
    const { metrics, intervals, byTag, byFile } = await runOf(RESULTS);
    expect(metrics).toMatchObject({ pass: 0.5, "recall@3": 1, mrr: null, infrastructure: 1 });
    expect(intervals).toMatchObject({
      pass: { low: expect.any(Number), high: expect.any(Number), method: "wilson", cases: 2 },
      mrr: null,
      infrastructure: null,
    });
    expect(Object.keys(intervals)).toEqual(Object.keys(metrics));
    expect(byTag).toMatchObject([{ name: "hr", counts: { failed: 1 }, metrics: { pass: 0 } }]);
    expect(byFile).toMatchObject([{ name: "cases.jsonl", metrics: { pass: 0.5 }, intervals: { mrr: null } }]);
  });

  it.each<[string, GivenRun, boolean]>([
    ["that nothing failed", {}, true],
    ["whose threshold is crossed", { end: { faults: ["recall@3 is too low"] } }, false],
    ["that was interrupted", { end: { ended: "interrupted" } }, false],
  ])("says of a run %s whether it held", async (_name, run, held) => {
    expect(await runOf(RESULTS, run)).toMatchObject({ held, faults: run.end?.faults ?? [] });
  });

  it("has the thresholds with what they were held against, and says where nothing could have failed", async () => {
    expect(await runOf(RESULTS, { thresholds: ["pass>=0.9"] })).toMatchObject({
      thresholds: [{ threshold: "pass>=0.9", metric: "pass", value: 0.5, crossed: true }],
    });
    expect(await runOf(RESULTS, { end: { ungated: true } })).toMatchObject({ ungated: true });
    expect(await runOf(RESULTS)).not.toHaveProperty("ungated");
    const checked = selfCheck(casesOf([]), { seed: 1, reruns: 2 });
    expect(await runOf(RESULTS, { end: { selfCheck: checked } })).toMatchObject({ selfCheck: checked });
  });

  it("is the same bytes for the same run", async () => {
    expect(await printedOf(RESULTS)).toBe(await printedOf(RESULTS));
  });

  it("has controls and what some readers take for an end of a line as escapes", async () => {
    const text = "\u001b[2J \u009b2J \u007f \u0085 \u2028 \u2029 \ud800";
    const printed = await printedOf([resultOf("one", { observation: { text } })]);
    expect(printed.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u2029\ud800]/u);
    expect(JSON.parse(printed).questions[0].answer).toBe(text);
  });

  it("is JSON without anything that a terminal obeys, whatever the texts are", async () => {
    const wild = fc.string({ unit: "binary", maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(wild, wild, wild, wild, async (id, question, answer, because) => {
        const result = resultOf(id, {
          case: { question, file: question, tags: [because], gold: [answer] },
          observation: { text: answer, model: id, cited: [{ source: question, quote: answer }] },
          verdict: { kind: "fail", attribution: "injection", because },
        });
        const printed = await printedOf([result, result], {
          end: { faults: [because] },
          head: { files: [question] },
        });
        expect(printed.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        const [read] = JSON.parse(printed).questions;
        expect(read).toMatchObject({ id, question, answer, because, tags: [because] });
      }),
      { numRuns: 60 },
    );
  });
});

describe("the stream of a run", () => {
  it("is waited for, so that questions do not pile up before a slow reader", async () => {
    const stream = new PassThrough();
    const reporter = createJsonReporter(stream);
    await reporter.begin(HEAD);
    const big = resultOf("big", { observation: { text: "x".repeat(70_000) } });
    const taken = reporter.result(big);
    expect(await Promise.race([taken, once(stream, "readable").then(() => "not yet taken")])).toBe(
      "not yet taken",
    );
    stream.resume();
    await taken;
    expect(stream.writableLength).toBe(0);
  });

  it("ends quietly where the reader goes away", async () => {
    let written = 0;
    const stream = new Writable({
      write(_chunk, _encoding, done) {
        written++;
        done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
      },
    });
    const big = resultOf("big", { observation: { text: "x".repeat(70_000) } });
    await report(createJsonReporter(stream), endedRunOf([big, big, big]));
    expect(written).toBe(1);
  });

  it("goes on where the reader goes away while it is waited for", async () => {
    const stream = new Writable({ write: () => {} });
    const reporter = createJsonReporter(stream);
    const taken = reporter.result(resultOf("big", { observation: { text: "x".repeat(70_000) } }));
    stream.destroy();
    await taken;
  });

  it("throws where the output has another fault, such as a full disk", async () => {
    const stream = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("no space"), { code: "ENOSPC" })),
    });
    await expect(report(createJsonReporter(stream), endedRunOf(RESULTS))).rejects.toThrow("no space");
  });

  it("stays as it is where another report breaks after its end", async () => {
    const stream = new PassThrough();
    const printed = text(stream);
    const reporter = createJsonReporter(stream);
    await report(reporter, endedRunOf(RESULTS));
    await reporter.abandon();
    stream.end();
    expect(await printed).toBe(await printedOf(RESULTS));
  });

  it("is empty where a run broke before anything went out, and no JSON where some had", async () => {
    expect(await abandonedAfter([])).toBe("");
    const big = resultOf("big", { observation: { text: "x".repeat(70_000) } });
    const cut = await abandonedAfter([big, big]);
    expect(cut).toMatch(/"xx+.*\n$/s);
    expect(() => JSON.parse(cut)).toThrow(SyntaxError);
  });
});

async function abandonedAfter(results: readonly Result[]): Promise<string> {
  const stream = new PassThrough();
  const printed = text(stream);
  const reporter = createJsonReporter(stream);
  await reporter.begin(HEAD);
  for (const result of results) await reporter.result(result);
  await reporter.abandon();
  stream.end();
  return printed;
}

async function printedOf(results: readonly Result[], run?: GivenRun): Promise<string> {
  const stream = new PassThrough();
  const printed = text(stream);
  await report(createJsonReporter(stream), endedRunOf(results, run));
  stream.end();
  return printed;
}

/** What a script reads of it. */
interface Printed {
  readonly questions: readonly Record<string, unknown>[];
  readonly counts: Record<string, number>;
  readonly metrics: Record<string, number | null>;
  readonly intervals: Record<string, unknown>;
  readonly byTag: readonly unknown[];
  readonly byFile: readonly unknown[];
}

async function runOf(results: readonly Result[], run?: GivenRun): Promise<Printed> {
  return JSON.parse(await printedOf(results, run));
}
