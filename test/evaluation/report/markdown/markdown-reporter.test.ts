import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createMarkdownReporter } from "../../../../src/evaluation/report/markdown/create-markdown-reporter.ts";
import type { Result } from "../../../../src/evaluation/result.ts";
import type { ReportFileOptions } from "../../../../src/report-files/report-file.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { FAIL, resultOf } from "../../metrics/results.ts";
import { comparisonOf, type GivenRun, runOf } from "../runs.ts";
import { rowsOf, writtenSummary } from "./read.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  path = join(folder, "summary.md");
});

afterAll(removeTemporaryFolders);

function summaryOf(results: readonly Result[], of: GivenRun = {}, options: ReportFileOptions = {}) {
  return writtenSummary(path, runOf(results, of), options);
}

describe("the Markdown summary", () => {
  it.each([
    ["passed", {}, "## ledger eval: passed"],
    ["failed", { faults: ["pass is 0.4"] }, "## ledger eval: failed"],
    ["was interrupted", { ended: "interrupted" }, "## ledger eval: interrupted"],
    [
      "ended with its first failure",
      { ended: "first-failure", faults: ["q failed"] },
      "## ledger eval: failed",
    ],
  ] as const)("says in words that the run %s", async (_what, end, heading) => {
    const summary = await summaryOf([resultOf("q")], { end });
    expect(summary.split("\n")[0]).toBe(heading);
  });

  it("is no pass where no question was asked", async () => {
    expect(await summaryOf([])).toContain("## ledger eval: failed\n\n**0 of 0 questions passed**");
  });

  it("says what failed the run, and where nothing could have", async () => {
    expect(await summaryOf([resultOf("q")], { end: { faults: ["one", "two"] } })).toContain(
      "\n- one\n- two\n",
    );
    const summary = await summaryOf([resultOf("q")], { end: { ungated: true } });
    expect(summary).toContain("## ledger eval: nothing was held against it\n");
    expect(summary).toContain(
      "\nNothing could have failed this run: no threshold, no baseline, no assertion.\n",
    );
  });

  it("has each metric that has a value, with its interval and how many cases it was measured on", async () => {
    const summary = await summaryOf([
      resultOf("a", { scores: { "recall@3": 1, groundedness: 0.5 } }),
      resultOf("b", { scores: { "recall@3": 0 } }),
    ]);
    expect(summary).toMatch(
      /^\| <code>recall@3<\/code> \| 0\.500 \| \d\.\d{3} to \d\.\d{3} \| 2 \| share of the gold/m,
    );
    expect(summary).toMatch(/^\| <code>groundedness<\/code> .*\(heuristic\) \|$/m);
    expect(summary).not.toContain("latency-p50");
  });

  it("has each threshold, kept or crossed", async () => {
    const summary = await summaryOf([resultOf("a", { scores: { mrr: 0.5 } })], {
      thresholds: ["mrr>=0.9", "pass>=0.9", "recall@3>=0.1"],
    });
    const cells = rowsOf(summary).filter((row) => /^(crossed|kept)$/.test(row.at(-1) ?? ""));
    expect(cells.map((row) => [row[0], row[1], row[3]])).toEqual([
      ["mrr>=0.9", "0.5", "crossed"],
      ["pass>=0.9", "1", "kept"],
      ["recall@3>=0.1", "nothing to measure it by", "crossed"],
    ]);
  });

  it("says how the run stands beside its baseline", async () => {
    const summary = await summaryOf([resultOf("q")], { comparison: comparisonOf() });
    expect(summary).toContain("**worse**: 8 cases broke and 0 were mended");
    expect(summary).toContain(
      "- passes of 100 pairs: 1.000 before, 0.920 after (p 0.008); a drop of 7.9 points would have been found in 8 of 10 such runs\n",
    );
    expect(summary).toContain("- broke (8): <code>q1</code>, <code>q2</code>");
    expect(summary).toContain("- knowledge: <code>k0</code> became <code>k1</code>\n");
    expect(rowsOf(summary)).toContainEqual([
      "recall@3",
      "0.950",
      "0.910",
      "−0.040",
      "−0.080 to +0.010",
      "0.200",
      "100",
    ]);
  });

  it("says whether the gate can be trusted", async () => {
    const check = {
      pairs: 60,
      reruns: 200,
      falseAlarms: 0.08,
      found: 0.97,
      drop: 0.1,
      noise: { kind: "measured" },
    } as const;
    const summary = await summaryOf([resultOf("q")], { end: { selfCheck: { ...check, holds: false } } });
    expect(summary).toContain(
      "**It cannot be trusted**: 8 % false alarms in 200 reruns with nothing changed; a drop of 10 % was found in 97 % of them.",
    );
  });

  it("shows the first 20 failures where they stand and why, and counts the others", async () => {
    const failures = Array.from({ length: 23 }, (_, at) =>
      resultOf(`q${at}`, { case: { file: "q/hr.yaml", line: at + 1 }, verdict: FAIL }),
    );
    const summary = await summaryOf(failures);
    expect(summary).toContain("<details><summary>23 failed: 23 wrong-answer</summary>\n");
    expect(rowsOf(summary).filter((row) => row[2] === "wrong-answer")).toHaveLength(20);
    expect(rowsOf(summary)).toContainEqual([
      "q4How many days carry over?",
      "q/hr.yaml:5",
      "wrong-answer",
      "it is wrong",
    ]);
    expect(summary).toContain("\n… and 3 more questions that failed.\n");
  });

  it("shows injections first, then what broke since the baseline and says so", async () => {
    const failures = Array.from({ length: 30 }, (_, at) => resultOf(`q${at}`, { verdict: FAIL }));
    const summary = await summaryOf([
      ...failures,
      resultOf("worse", { verdict: FAIL, brokeBaseline: true }),
      resultOf("evil", { verdict: { kind: "fail", attribution: "injection", because: "it obeys" } }),
    ]);
    const shown = rowsOf(summary).filter((row) => row[1] === "cases.jsonl:1");
    expect(shown.slice(0, 3).map((row) => row[2])).toEqual([
      "injection",
      "wrong-answer, broke",
      "wrong-answer",
    ]);
    expect(shown).toHaveLength(20);
  });

  it("counts answers where each question is asked more than once, and shows a question once", async () => {
    const samples = [1, 2, 3].map((sample) => resultOf("q", { sample, verdict: FAIL }));
    const summary = await summaryOf(samples, { head: { repeat: 3, selected: 1, total: 1 } });
    expect(summary).toContain("**0 of 3 answers to 1 question passed**");
    expect(summary).toContain("<summary>3 of 3 answers failed: 3 wrong-answer</summary>");
    expect(rowsOf(summary).filter((row) => row[2] === "wrong-answer")).toHaveLength(1);
  });

  it("says why there is no verdict", async () => {
    const summary = await summaryOf([
      resultOf("a", {
        verdict: { kind: "stale-cassette", because: "the prompt differs" },
        observation: null,
      }),
      resultOf("b", { verdict: { kind: "unsupported", because: "llm-rubric needs a model" } }),
    ]);
    expect(summary).toContain(
      "<summary>2 without a verdict: 1 stale cassette, 1 unsupported assertion</summary>",
    );
    expect(rowsOf(summary).map((row) => row.slice(2))).toEqual(
      expect.arrayContaining([
        ["stale-cassette", "the prompt differs"],
        ["unsupported", "llm-rubric needs a model"],
      ]),
    );
  });

  it("is the same bytes for the same run", async () => {
    const results = [resultOf("q", { verdict: FAIL })];
    expect(await summaryOf(results)).toBe(await summaryOf(results));
  });
});

describe("the file", () => {
  it("of a step's summary is added to", async () => {
    await writeFile(path, "what another step said");
    const summary = await summaryOf([resultOf("q")], {}, { append: true });
    expect(summary).toMatch(/^what another step said\n## ledger eval: passed\n/);
  });

  it("stays as it was where the run breaks", async () => {
    await writeFile(path, "before");
    const reporter = createMarkdownReporter(path, { append: true });
    await reporter.begin(runOf([]).head);
    await reporter.result(resultOf("q"));
    await reporter.abandon();
    expect(await readFile(path, "utf8")).toBe("before");
    expect(await readdir(folder)).toEqual(["summary.md"]);
  });

  it("is one that GitHub shows, whatever is in it", async () => {
    const [long, ids] = [
      "@😀".repeat(20_000),
      Array.from({ length: 500 }, (_, at) => `${at}${"@".repeat(500)}`),
    ];
    const verdicts = [
      { kind: "unsupported", because: long },
      { kind: "fail", attribution: "injection", because: long },
    ] as const;
    const results = ids.map((id, at) => {
      const verdict = verdicts[at % 2];
      return resultOf(id, { case: { file: long, question: long }, ...(verdict && { verdict }) });
    });
    const summary = await summaryOf(results, {
      head: { model: long, prompt: long, knowledge: { version: long, documents: 1, passages: 1 } },
      thresholds: ids.map((id) => `pass{tag:${id}}>=0.9`),
      end: { faults: ids, models: ids.map((model) => ({ model, results: 1, costUsd: 0 })) },
      comparison: comparisonOf({
        because: long,
        added: ids,
        removed: ids,
        undecided: ids,
        verdicts: { ...comparisonOf().verdicts, broken: ids, mended: ids },
      }),
    });
    expect(Buffer.byteLength(summary)).toBeLessThan(512 * 1024);
  });
});
