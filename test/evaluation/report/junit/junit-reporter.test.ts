import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Verdict } from "../../../../src/evaluation/judge/verdict.ts";
import { createJunitReporter } from "../../../../src/evaluation/report/junit/create-junit-reporter.ts";
import type { Result } from "../../../../src/evaluation/result.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { FAIL, resultOf } from "../../metrics/results.ts";
import { type GivenRun, runOf } from "../runs.ts";
import { readJunit } from "./read.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  path = join(folder, "junit.xml");
});

afterAll(removeTemporaryFolders);

/** Of a run that failed, where nothing else is said. */
function read(results: readonly Result[], of: GivenRun = {}) {
  return readJunit(path, runOf(results, { end: { faults: ["pass is 0"] }, ...of }));
}

describe("the JUnit report", () => {
  it("has a suite for each file, in the order of the files, with counts before the cases", async () => {
    const { testsuites, files } = await read([
      resultOf("b1", { case: { file: "b.yaml", line: 7 } }),
      resultOf("b2", { case: { file: "b.yaml" }, verdict: FAIL }),
      resultOf("a1", { case: { file: "a.jsonl" } }),
    ]);
    expect(testsuites).toMatchObject({ tests: "4", failures: "2", errors: "0", skipped: "0" });
    expect(files).toMatchObject([
      { name: "b.yaml", tests: "2", failures: "1", errors: "0" },
      { name: "a.jsonl", tests: "1", failures: "0", errors: "0" },
    ]);
    expect(files[0]?.testcase[0]).toEqual({ classname: "b.yaml", name: "b1", file: "b.yaml", line: "7" });
  });

  it("says of a failure what it comes from, why, and what to look at", async () => {
    const { files } = await read([resultOf("q", { verdict: FAIL })]);
    const failure = files[0]?.testcase[0]?.failure;
    expect(failure).toMatchObject({ type: "wrong-answer", message: "wrong-answer: it is wrong" });
    expect(failure?.text).toContain("question: How many days carry over?\n");
    expect(failure?.text).toContain("expected: answer from pto.md#carry-over\n");
    expect(failure?.text).toContain("answer: Up to 5 days of vacation carry over [1].\n");
  });

  it("says of a failure that it broke since the baseline", async () => {
    const { files } = await read([resultOf("q", { verdict: FAIL, brokeBaseline: true })]);
    expect(files[0]?.testcase[0]?.failure?.message).toBe(
      "broke since the baseline, wrong-answer: it is wrong",
    );
  });

  it.each(["stale-cassette", "infrastructure", "unsupported"] as const)(
    "is not green where there is no verdict: %s",
    async (kind) => {
      const verdict: Verdict = { kind, because: "why" };
      const { testsuites, files } = await read([resultOf("q", { verdict, observation: null })]);
      expect(testsuites).toMatchObject({ failures: "1", errors: "1", skipped: "0" });
      expect(files[0]?.testcase[0]?.error).toMatchObject({ type: kind, message: `${kind}: why` });
    },
  );

  it("has a name of its own for each sample", async () => {
    const samples = [1, 2, 3].map((sample) => resultOf("q", { sample }));
    const { files } = await read(samples, { head: { repeat: 3 } });
    expect(files[0]?.testcase.map(({ name }) => name)).toEqual(["q (1 of 3)", "q (2 of 3)", "q (3 of 3)"]);
  });

  it("has the time that was recorded, and no other", async () => {
    const { files } = await read([
      resultOf("fast", { observation: { recordedLatencyMs: 1234 } }),
      resultOf("offline"),
    ]);
    expect(files[0]).toMatchObject({ time: "1.234" });
    expect(files[0]?.testcase.map(({ time }) => time)).toEqual(["1.234", undefined]);
  });

  it("is the same bytes for the same run", async () => {
    const results = [resultOf("q", { verdict: FAIL }), resultOf("r")];
    const { xml } = await read(results);
    expect((await read(results)).xml).toBe(xml);
  });

  it("keeps each case with its file where there is more text than memory is kept for", async () => {
    const results = Array.from({ length: 400 }, (_, at) =>
      resultOf(`q${at}`, {
        case: { file: `${Math.floor(at / 100)}.yaml`, question: "ä€😀".repeat(200) },
        verdict: FAIL,
      }),
    );
    const { files } = await read(results);
    expect(files.flatMap((suite) => suite.testcase.map((test) => [suite.name, test.name]))).toEqual(
      results.map((result) => [result.case.file, result.case.id]),
    );
    const questions = files.flatMap((suite) => suite.testcase.map(({ failure }) => failure?.text));
    const whole = questions.filter((text) => text?.includes(`question: ${"ä€😀".repeat(200)}\n`));
    expect(whole).toHaveLength(400);
  });
});

describe("a gate that held", () => {
  const HELD: GivenRun = { end: {}, thresholds: ["pass>=0.1", "stale<=2"] };
  const stale = resultOf("s", { verdict: { kind: "stale-cassette", because: "why" }, observation: null });

  it("has what it allows for skipped, with why, so that a green build has no red tests", async () => {
    const results = [resultOf("f", { verdict: FAIL }), stale, resultOf("ok")];
    const { testsuites, files } = await read(results, HELD);
    expect(testsuites).toMatchObject({ tests: "6", failures: "0", errors: "0", skipped: "2" });
    expect(files[0]).toMatchObject({ tests: "3", failures: "0", errors: "0", skipped: "2" });
    expect(files[0]?.testcase.map(({ skipped }) => skipped)).toEqual([
      { message: "fails, and the gate allows for it: wrong-answer: it is wrong" },
      { message: "has no verdict, and the gate allows for it: stale-cassette: why" },
      undefined,
    ]);
  });

  it("allows for no kind without a verdict of which no threshold says the number", async () => {
    const { testsuites, files } = await read([stale, resultOf("ok")], { ...HELD, thresholds: ["pass>=0.1"] });
    expect(testsuites).toMatchObject({ errors: "1", skipped: "0" });
    expect(files[0]?.testcase[0]).toHaveProperty("error");
  });

  it("is not one that was interrupted, nor one that had nothing to hold", async () => {
    for (const end of [{ ended: "interrupted" }, { ungated: true }] as const) {
      const { files } = await read([resultOf("f", { verdict: FAIL })], { ...HELD, end });
      expect(files[0]).toMatchObject({ failures: "1", skipped: "0" });
    }
  });
});

describe("texts that others wrote", () => {
  it("cannot end an element, and lose what no XML may hold", async () => {
    const because = 'a </failure><x y="1"> ]]> &amp; \u0000\u001b[31m\ud800 \ufffe 😀\r\nb\rc';
    const { files } = await read([
      resultOf('"><evil/>', { verdict: { kind: "fail", attribution: "injection", because } }),
    ]);
    const test = files[0]?.testcase[0];
    expect(test?.name).toBe('"><evil/>');
    expect(test?.failure?.text).toMatch(/^a <\/failure><x y="1"> ]]> &amp; \[31m {2}😀\nb\nc\n/);
  });

  it("of any kind give a file that is well-formed and has the same cases", async () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (id, question, because) => {
        const verdict: Verdict = { kind: "fail", attribution: "injection", because };
        const { files, testsuites } = await read([
          resultOf(id, { case: { question, file: question }, verdict }),
        ]);
        expect(testsuites.tests).toBe("2");
        expect(files[0]?.testcase).toHaveLength(1);
        expect(files[0]?.testcase[0]?.failure?.type).toBe("injection");
      }),
      { numRuns: 50 },
    );
  });
});

describe("the file", () => {
  it("cannot be written: the run hears of it before the first question", async () => {
    await expect(createJunitReporter(folder).begin(runOf([]).head)).rejects.toMatchObject({
      code: "REPORT_UNWRITABLE",
    });
  });

  it("stays as it was where the run breaks", async () => {
    await writeFile(path, "before");
    const reporter = createJunitReporter(path);
    const { head } = runOf([]);
    await reporter.begin(head);
    await reporter.result(resultOf("q"));
    await reporter.abandon();
    expect(await readFile(path, "utf8")).toBe("before");
    expect(await readdir(folder)).toEqual(["junit.xml"]);
  });
});
