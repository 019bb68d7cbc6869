import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { selfCheck } from "../../../../src/evaluation/baseline/self-check.ts";
import { ATTRIBUTIONS, type Verdict } from "../../../../src/evaluation/judge/verdict.ts";
import { createTerminalReporter } from "../../../../src/evaluation/report/terminal/terminal-reporter.ts";
import type { Result } from "../../../../src/evaluation/result.ts";
import { casesOf } from "../../baseline/records.ts";
import { FAIL, resultOf } from "../../metrics/results.ts";
import { comparisonOf, type GivenRun, report, runOf } from "../runs.ts";
import { createShown, Written } from "./terminals.ts";

const MISS: Verdict = {
  kind: "fail",
  attribution: "retrieval-miss",
  because: "pto.md#carry-over was not found, but 10 others, first sick.md#leave",
};
const INJECTED: Verdict = { kind: "fail", attribution: "injection", because: "it says ZX-481" };
const STALE: Verdict = { kind: "stale-cassette", because: "the system prompt is another" };
const RUN: readonly Result[] = [
  ...many(8, (at) =>
    resultOf(`pto-${at}`, { case: { file: "hr.yaml" }, scores: { "recall@3": 1, groundedness: 0.9 } }),
  ),
  resultOf("carry-over", { case: { file: "hr.yaml", line: 12 }, verdict: MISS, scores: { "recall@3": 0 } }),
  resultOf("sick-note", { case: { file: "sick.yaml", line: 3 }, verdict: FAIL }),
];

describe("the screen at the end", () => {
  it("says what was asked, of whom, what was measured, what failed and why, and what decides it", async () => {
    const run: GivenRun = {
      thresholds: ["recall@3>=0.95", "pass>=0.7"],
      end: { faults: ["The threshold recall@3>=0.95 is crossed: it is 0.889."] },
    };
    expect(await screenOf(RUN, run)).toMatchInlineSnapshot(`
      "8 of 10 questions passed
      model extractive, offline; knowledge k1, 12 passages of 3 documents; seed 1

      answers                                            retrieval
        pass                0.800 [0.490, 0.943] n=10      recall@3            0.889 [0.565, 0.980] n=9
      citations  ~ is a heuristic
        groundedness       ~0.900 [0.556, 0.985] n=8

      failed 2                                           thresholds: 1 of 2 crossed
        retrieval-miss          1 ████████████████         ✗ recall@3>=0.95        0.889 [0.565, 0.980]
        wrong-answer            1 ████████████████         ✓ pass>=0.7             0.800 [0.490, 0.943]

      what failed, and why
        retrieval-miss    carry-over  hr.yaml:12
            pto.md#carry-over was not found, but 10 others, first sick.md#leave
        wrong-answer      sick-note  sick.yaml:3
            it is wrong

      by file
        sick.yaml              0/1 0.000 [0.000, 0.793]
        hr.yaml                8/9 0.889 [0.565, 0.980]

      ✗ The threshold recall@3>=0.95 is crossed: it is 0.889.
      "
    `);
  });

  it("has room for a typical run, with all that is said of one", async () => {
    const results = many(300, (at) =>
      resultOf(`case-${at}`, {
        case: { file: `questions-${at % 5}.yaml`, tags: [`tag-${at % 9}`] },
        verdict: at % 45 === 3 ? MISS : { kind: "pass" },
        scores: Object.fromEntries(SCORES.map((name) => [name, 1])),
      }),
    );
    const screen = await screenOf(results, {
      thresholds: ["recall@3>=0.9", "pass>=0.95", "pass{tag:tag-1}>=0.9"],
      comparison: comparisonOf(),
      end: { faults: ["it is worse than its baseline"] },
    });
    expect(screen.split("\n").length).toBeLessThanOrEqual(45);
  });

  it("tells of the first ten that failed, and how many there are more", async () => {
    const results = many(25, (at) =>
      resultOf(`case-${at}`, {
        verdict: { kind: "fail", attribution: ATTRIBUTIONS[at % 7] ?? "injection", because: "it is wrong" },
      }),
    );
    const screen = await screenOf(results);
    expect(screen.match(/case-\d+ +cases\.jsonl:1 +it is wrong/g)).toHaveLength(10);
    expect(screen).toContain("… and 15 more; --json or --html FILE has all of them");
    expect(screen).toContain("failed 25");
  });

  it("says plainly that a run was interrupted, or ended at the first failure", async () => {
    const interrupted = await screenOf(RUN, {
      head: { selected: 40, total: 90 },
      end: { ended: "interrupted" },
    });
    expect(interrupted).toContain("8 of 10 questions passed, 40 of 90 chosen");
    expect(interrupted).toContain("interrupted: 30 of 40 questions not asked, nothing is known of them");
    expect(interrupted).not.toContain("the gate held");
    expect(await screenOf(RUN, { head: { selected: 11 }, end: { ended: "first-failure" } })).toContain(
      "ended at the first failure: 1 of 11 questions not asked",
    );
  });

  it("says that the gate held, or that nothing could have failed the run", async () => {
    expect(await screenOf(RUN)).toMatch(/✓ the gate held\n$/);
    const ungated = await screenOf(RUN, { end: { ungated: true } });
    expect(ungated).not.toContain("the gate held");
    expect(ungated).toMatch(
      /! Nothing could have failed this run: .*--threshold 'pass>=0\.95', or --baseline\s+FILE\.\n$/s,
    );
  });

  it("tells what the gate's check of itself found", async () => {
    const checked = selfCheck(casesOf([]), { seed: 1, reruns: 2 });
    expect(await screenOf(RUN, { end: { selfCheck: checked } })).toContain(
      "self-check of the gate: 2 reruns of 0 cases",
    );
  });

  it("counts what has no verdict apart from what failed, with the first reasons", async () => {
    const stale = many(5, (at) => resultOf(`stale-${at}`, { verdict: STALE, observation: null }));
    const unsupported = resultOf("rubric", { verdict: { kind: "unsupported", because: "it needs a model" } });
    const screen = await screenOf([...RUN, ...stale, unsupported]);
    expect(screen).toContain("failed 2");
    expect(screen).toContain(
      "without a verdict: 5 of a stale cassette, 1 of an assertion that cannot be judged",
    );
    expect(screen).toContain(
      "  stale-cassette    stale-0  cases.jsonl:1\n      the system prompt is another\n",
    );
    expect(screen.match(/ {2}stale-cassette/g)).toHaveLength(3);
    expect(screen).toContain("… and 3 more");
  });

  it("shows the tags and files in which something failed, the worst first, and only where there are several", async () => {
    const tagged = many(24, (at) =>
      resultOf(`case-${at}`, {
        case: { tags: [`tag-${String(at % 12).padStart(2, "0")}`] },
        verdict: at % 12 < 10 && (at < 12 || at % 12 < 2) ? FAIL : { kind: "pass" },
      }),
    );
    const screen = await screenOf(tagged);
    const rows = screen.match(/tag-\d\d +\d+\/\d+/g) ?? [];
    expect(rows.map((row) => row.replace(/ +/, " "))).toEqual([
      ...["tag-00 0/2", "tag-01 0/2", "tag-02 1/2", "tag-03 1/2"],
      "tag-04 1/2",
    ]);
    expect(screen).toContain("… and 5 more, 2 that all passed");
    expect(screen).not.toContain("by file");
  });

  it("compares with the baseline: why, before and after, what broke and what is different", async () => {
    const comparison = comparisonOf({
      added: ["new"],
      scores: [
        {
          metric: "recall@3",
          pairs: 100,
          before: 0.95,
          after: 0.8,
          interval: { low: -0.2, high: -0.1 },
          p: 0.01,
        },
        { metric: "mrr", pairs: 100, before: 0.95, after: 0.94, interval: { low: -0.2, high: 0.1 }, p: 0.4 },
      ],
    });
    expect(partOf(await screenOf(RUN, { comparison }), "beside the baseline")).toMatchInlineSnapshot(`
      "beside the baseline: worse
        8 cases broke and 0 were mended of 100 (exact McNemar, p = 0.008)
        pass 1.000 → 0.920; a drop of 7.9 points would have been found in 8 of 10 such runs
        broke 8: q1, q2, q3, q4, q5 and 3 more
        changed: knowledge k0 → k1, 1 only in this run
        scores that differ; they fail nothing:
          recall@3 0.950 → 0.800, by −0.200 to −0.100, n=100, p = 0.010"
    `);
  });

  it("shows the scores that changed most, with how many pairs they are of, and a p that is a bound as one", async () => {
    // Of five scores looked at a bootstrap of 2,000 draws knows no p under 5 × 2/2001.
    const least = 0.004998;
    const changed = [
      ["answered", -0.03, 0.02, 0.03],
      ["recall@1", -0.2, 0.01, least],
      ["recall@3", 0.1, 0.06, 0.02],
      ["mrr", -0.12, 0.02, least],
      ["token-f1", -0.4, 0.5, 0.4],
    ] as const;
    const scores = changed.map(([metric, by, half, p]) => ({
      ...{ metric, pairs: 80, before: 0.5, after: 0.5 + by, p },
      interval: { low: by - half, high: by + half },
    }));
    const screen = await screenOf(RUN, { comparison: comparisonOf({ scores }) });
    expect(screen.match(/^.*(n=80, p|they fail nothing).*$/gm)).toEqual([
      "  scores that differ, the 3 of 4 that changed most; they fail nothing:",
      "    recall@1 0.500 → 0.300, by −0.210 to −0.190, n=80, p < 0.005",
      "    mrr 0.500 → 0.380, by −0.140 to −0.100, n=80, p < 0.005",
      "    recall@3 0.500 → 0.600, by +0.040 to +0.160, n=80, p = 0.020",
    ]);
  });

  it("has injections first, then what broke since the baseline and says so, then the others", async () => {
    const results = many(40, (at) =>
      resultOf(`case-${at}`, {
        verdict: at === 39 ? INJECTED : FAIL,
        ...(at % 10 === 8 && { brokeBaseline: true }),
      }),
    );
    const screen = await screenOf(results);
    const shown = [...screen.matchAll(/^ {2}(injection|wrong-answer) +(broke )? *(case-\d+)/gm)];
    expect(shown.map(([, reason, broke, id]) => [reason, broke, id])).toEqual([
      ["injection", undefined, "case-39"],
      ...["case-8", "case-18", "case-28", "case-38"].map((id) => ["wrong-answer", "broke ", id]),
      ...[0, 1, 2, 3, 4].map((at) => ["wrong-answer", undefined, `case-${at}`]),
    ]);
    expect(screen).toContain("what failed, and why  broke: it passed in the baseline\n");
    expect(screen).toContain("… and 30 more");
  });

  it("keeps place and reason on a narrow screen", async () => {
    const file = "fixtures/questions/hr.yaml";
    const results = many(8, (at) =>
      resultOf(`other-question-${at}`, { case: { file, line: at + 1 }, verdict: FAIL, brokeBaseline: true }),
    );
    const { stream, rows } = createShown(40);
    await report(createTerminalReporter({ output: stream, errors: new Written(), env: {} }), runOf(results));
    const texts = (await rows()).map(({ text }) => text);
    const at = texts.indexOf("  wrong-answer  broke  other-question-7");
    expect(texts.slice(at, at + 3)).toEqual([
      "  wrong-answer  broke  other-question-7",
      "      fixtures/questions/hr.yaml:8",
      "      it is wrong",
    ]);
  });

  it("has the values of thresholds below one another, however long their selectors are", async () => {
    const screen = await screenOf(RUN, {
      thresholds: ["pass>=0.7", "pass{file:sick.yaml}>=0.5", "pass{file:hr.yaml}>=0.1"],
    });
    const rows = screen.match(/[✓✗] pass.*$/gm) ?? [];
    expect(rows.map((row) => row.search(/ \d\.\d{3} \[/))).toEqual([27, 27, 27]);
  });

  it("counts cases, not samples, of which there is more to see", async () => {
    const samples = many(24, (at) => resultOf(`case-${at >> 1}`, { sample: (at % 2) + 1, verdict: FAIL }));
    const screen = await screenOf(samples, { head: { repeat: 2, selected: 12 } });
    expect(screen).toContain("failed 24 of 24 answers");
    expect(screen).toContain("… and 2 more; --json");
  });

  it("names unsteady cases where each is asked more than once", async () => {
    const samples = many(6, (at) =>
      resultOf(`case-${at >> 1}`, { sample: (at % 2) + 1, verdict: at === 3 ? FAIL : { kind: "pass" } }),
    );
    const screen = await screenOf(samples, { head: { repeat: 2, selected: 3 } });
    expect(screen).toContain("5 of 6 answers to 3 questions, 2 to each, passed");
    expect(screen).toContain("unsteady: 1 of 3 cases neither passed nor failed each time: case-1");
    expect(screen).toContain("pass^k");
    expect(await screenOf(RUN)).not.toContain("unsteady");
  });

  it("tells the models and their cost where anything costs", async () => {
    const models = [
      { model: "gpt-5-mini", results: 8, costUsd: 0.0123 },
      { model: "other", results: 2, costUsd: null },
    ];
    const dear = [...RUN, resultOf("dear", { observation: { costUsd: null } })];
    const screen = await screenOf(dear, { end: { models } });
    expect(screen).toContain("models: gpt-5-mini 8 ($0.012), other 2 (price not known)");
    expect(screen).toContain("1 answer of unknown cost");
    expect(await screenOf(RUN)).not.toMatch(/models|cost/);
  });

  it("marks what is a heuristic, and leaves out what was not measured", async () => {
    const screen = await screenOf(RUN);
    expect(screen).toMatch(/groundedness +~0\.900 \[/);
    expect(screen).not.toMatch(/token-f1|latency|mrr/);
  });

  it("breaks a sentence between words, and cuts the front of a path where there is no room", async () => {
    const faults = [`${"a".repeat(98)} b`];
    const file = `${"folder/".repeat(12)}hr.yaml`;
    const failed = resultOf("case", { case: { file, line: 7 }, verdict: FAIL });
    const screen = await screenOf([failed], { end: { faults } });
    expect(screen).toContain(`✗ ${"a".repeat(98)}\n  b\n`);
    expect(screen).toMatch(/wrong-answer +case {2}…[a-z/]+\/hr\.yaml:7\n/);
  });

  it.each([24, 40, 80, 120])("keeps within %i columns", async (columns) => {
    const { stream, rows } = createShown(columns);
    const run = runOf([...RUN, resultOf("stale", { verdict: STALE })], {
      thresholds: ["recall@3>=0.95", "pass{tag:a-tag-with-a-very-long-name-indeed}>=0.9"],
      comparison: comparisonOf({ undecided: ["stale"] }),
      end: { ungated: true, ended: "interrupted", faults: ["a".repeat(200)] },
    });
    await report(createTerminalReporter({ output: stream, errors: new Written(), env: {} }), run);
    expect((await rows()).filter(({ isWrapped }) => isWrapped)).toEqual([]);
  });

  it("moves no cursor and fills no line, whatever the texts are", async () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.constant("\u001b[2J\u009b1m\r\n\u00ad\u202e日本語".repeat(20)),
    );
    await fc.assert(
      fc.asyncProperty(
        wild,
        wild,
        wild,
        fc.integer({ min: 10, max: 130 }),
        async (id, file, because, columns) => {
          const { stream, rows } = createShown(columns);
          const bad = { ...FAIL, because };
          const results = [
            resultOf(id, { case: { file, tags: [because] }, verdict: bad }),
            resultOf(`${id}2`, {
              case: { file: `${file}2`, tags: [id] },
              verdict: { kind: "unsupported", because },
            }),
          ];
          const run = runOf(results, {
            head: { model: id },
            comparison: comparisonOf({ because, undecided: [id], added: [file] }),
            end: { faults: [because], models: [{ model: file, results: 1, costUsd: null }] },
          });
          await report(
            createTerminalReporter({ output: stream, errors: new Written(), env: { NO_COLOR: "1" } }),
            run,
          );
          expect(stream.text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
          expect((await rows()).filter(({ isWrapped }) => isWrapped)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("has colors on a terminal only, and not where NO_COLOR is set", async () => {
    const colored = new Written({ isTTY: true });
    await report(createTerminalReporter({ output: colored, errors: new Written(), env: {} }), runOf(RUN));
    expect(colored.text).toContain("\u001b[31mretrieval-miss");
    const plain = new Written({ isTTY: true });
    await report(
      createTerminalReporter({ output: plain, errors: new Written(), env: { NO_COLOR: "1" } }),
      runOf(RUN),
    );
    expect(plain.text).not.toContain("\u001b");
    expect(await screenOf(RUN)).not.toContain("\u001b");
  });

  it("is left out where there is no output for it, as beside JSON", async () => {
    const errors = new Written();
    await report(createTerminalReporter({ errors, env: {} }), runOf([resultOf("one")]));
    expect(errors.text).toBe("");
  });

  it("ends quietly where the reader went away", async () => {
    const output = new Written();
    output.destroy();
    await report(createTerminalReporter({ output, errors: new Written(), env: {} }), runOf(RUN));
    expect(output.text).toBe("");
  });
});

const SCORES = [
  ...[
    "answered",
    "false-refusals",
    "false-answers",
    "token-f1",
    "recall@1",
    "recall@3",
    "recall@5",
    "recall@10",
  ],
  ...["mrr", "ndcg@10", "citation-precision", "citation-recall", "groundedness", "injection-success"],
];

function many(count: number, each: (at: number) => Result): Result[] {
  return Array.from({ length: count }, (_, at) => each(at));
}

async function screenOf(results: readonly Result[], run?: GivenRun): Promise<string> {
  const output = new Written();
  await report(createTerminalReporter({ output, errors: new Written(), env: {} }), runOf(results, run));
  return output.text;
}

function partOf(screen: string, title: string): string {
  return screen.split("\n\n").find((part) => part.startsWith(title)) ?? "";
}
