import { link, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baselinePieces } from "../../../src/evaluation/baseline/baseline-file.ts";
import { type Blessed, bless } from "../../../src/evaluation/baseline/bless.ts";
import { parseBaseline } from "../../../src/evaluation/baseline/parse-baseline.ts";
import { readBaseline } from "../../../src/evaluation/baseline/read-baseline.ts";
import { type RunRecord, recordOf } from "../../../src/evaluation/baseline/run-record.ts";
import { createTally } from "../../../src/evaluation/metrics/tally.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { FAIL, resultOf } from "../metrics/results.ts";
import { entriesOf, failed, passed, recordsOf, runOf } from "./records.ts";

const WHOLE: Blessed = { complete: true, filtered: false, counts: { stale: 0, infrastructure: 0 } };
const baselineText = (run: RunRecord) => [...baselinePieces(run)].join("");
const parsed = (text: string) => parseBaseline(Buffer.from(text), "b.json");
/** As it can be compared. */
const plain = ({ cases, ...rest }: RunRecord) => ({ ...rest, cases: entriesOf(cases) });
const RUN = runOf([passed({ scores: { mrr: 0.5, "recall@1": 0 } }), failed()]);

describe("a baseline", () => {
  it("is a line for each case, by its id", () => {
    expect(baselineText(RUN)).toBe(`{
"format": "ledger-eval-baseline",
"version": 1,
"knowledge": "k1",
"prompt": "p1",
"model": "extractive",
"cases": {
"q0000": {"verdict":"pass","passed":1,"samples":1,"scores":{"recall@1":0,"mrr":0.5}},
"q0001": {"verdict":"wrong-answer","passed":0,"samples":1,"scores":{}}
}
}
`);
  });

  it("has the same bytes whatever order its cases came in", () => {
    const turned = { ...RUN, cases: recordsOf(entriesOf(RUN.cases).reverse()) };
    expect(baselineText(turned)).toBe(baselineText(RUN));
  });

  it("is read as it was written, whatever its ids are", () => {
    const special = fc.constantFrom("__proto__", "constructor", "toString", "a/b", "../x", "10", "9");
    const ids = fc.uniqueArray(fc.oneof(special, fc.string({ unit: "grapheme", minLength: 1 })));
    fc.assert(
      fc.property(ids, (given) => {
        const run = runOf([], { cases: recordsOf(given.map((id) => [id, passed()])) });
        const text = baselineText(run);
        expect(plain(parsed(text))).toEqual(plain(run));
        // As a formatter or a checkout with other line ends leaves it.
        expect(plain(parsed(JSON.stringify(JSON.parse(text))))).toEqual(plain(run));
        expect(plain(parsed(text.replaceAll("\n", "\r\n")))).toEqual(plain(run));
      }),
    );
  });

  it("is made of a run's tally", () => {
    const tally = createTally();
    for (const sample of [1, 2])
      tally.add(resultOf("b", { sample, scores: { mrr: 1 / sample, answered: null } }));
    tally.add(resultOf("a", { sample: 1, verdict: FAIL }));
    tally.add(resultOf("a", { sample: 2 }));
    tally.add(resultOf("c", { verdict: { kind: "infrastructure", because: "" }, observation: null }));
    const { cases, undecided } = recordOf(tally.columns, RUN);
    expect(entriesOf(cases)).toEqual([
      ["a", { verdict: "wrong-answer", passed: 1, samples: 2, leading: 0, scores: {} }],
      ["b", { verdict: "pass", passed: 2, samples: 2, scores: { mrr: 0.75 } }],
    ]);
    expect(undecided).toEqual(["c"]);
  });

  it.each([
    ["no JSON", "{", /no JSON/],
    ["another file", '{"a": 1}', /format/],
    ["a later version", baselineText(RUN).replace('"version": 1', '"version": 2'), /version/],
    ["an unknown verdict", baselineText(RUN).replace("wrong-answer", "bad-luck"), /cases\.q0001\.verdict/],
    ["an unknown metric", baselineText(RUN).replace('"mrr"', '"mmr"'), /mmr/],
    ["a pass that failed", baselineText(RUN).replace('"passed":1', '"passed":0'), /each of its samples/],
    ["a list of cases", baselineText(runOf([])).replace("{\n}\n", "[]\n"), /cases: must be an object/],
    [
      "a case that is there twice",
      baselineText(RUN).replace("q0001", "q0000"),
      /cases\.q0000: is there twice/,
    ],
    [
      "a case of which some samples passed, without which",
      baselineText(RUN).replace('"passed":0,"samples":1', '"passed":1,"samples":2'),
      /cases\.q0001: leading says/,
    ],
    ["half a file", baselineText(RUN).slice(0, 200), /no JSON/],
  ])("is refused where it is %s", (_, text, fault) => {
    expect(() => parsed(text)).toThrow(
      expect.objectContaining({
        code: "BASELINE_INVALID",
        exitCode: 3,
        message: expect.stringMatching(fault),
        remedy: expect.stringContaining("--bless"),
      }),
    );
  });

  it("is missed with what to do", async () => {
    await expect(readBaseline(join(await temporaryFolder(), "none.json"))).rejects.toMatchObject({
      code: "BASELINE_INVALID",
      message: expect.stringContaining("none.json cannot be read"),
    });
  });
});

describe("a run", () => {
  it("becomes the baseline, and leaves nothing else", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "baseline.json");
    await bless(path, RUN, WHOLE);
    expect(plain(await readBaseline(path))).toEqual(plain(RUN));
    expect(await readdir(folder)).toEqual(["baseline.json"]);
  });

  it.each<[string, Partial<Blessed>, RegExp]>([
    ["that was interrupted", { complete: false }, /did not come to its end/],
    ["of some of the cases", { filtered: true }, /only some of the cases/],
    ["with an infrastructure error", { counts: { stale: 0, infrastructure: 2 } }, /2 cases had an infra/],
    ["with a stale cassette", { counts: { stale: 1, infrastructure: 0 } }, /1 cases had a stale/],
  ])("%s leaves the baseline as it was", async (_, run, why) => {
    const path = join(await temporaryFolder(), "baseline.json");
    await writeFile(path, "before");
    await expect(bless(path, RUN, { ...WHOLE, ...run })).rejects.toMatchObject({
      code: "BASELINE_NOT_BLESSED",
      exitCode: 1,
      message: expect.stringMatching(why),
    });
    expect(await readFile(path, "utf8")).toBe("before");
  });

  it("without a verdict leaves it too", async () => {
    const path = join(await temporaryFolder(), "baseline.json");
    await expect(bless(path, runOf([]), WHOLE)).rejects.toMatchObject({
      message: expect.stringMatching(/no case/),
    });
  });

  it("takes the baseline's place in one step, so that who reads it meanwhile has the one before", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "baseline.json");
    await writeFile(path, "before");
    await link(path, join(folder, "opened"));
    await bless(path, RUN, WHOLE);
    expect(await readFile(join(folder, "opened"), "utf8")).toBe("before");
  });

  it("leaves no draft where the file cannot take its place", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "baseline.json"));
    await expect(bless(join(folder, "baseline.json"), RUN, WHOLE)).rejects.toMatchObject({
      code: "BASELINE_INVALID",
    });
    expect(await readdir(folder)).toEqual(["baseline.json"]);
  });

  it("says so where the file cannot be written", async () => {
    const folder = await temporaryFolder();
    await expect(bless(join(folder, "no/baseline.json"), RUN, WHOLE)).rejects.toMatchObject({
      code: "BASELINE_INVALID",
      message: expect.stringContaining("cannot be written"),
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
