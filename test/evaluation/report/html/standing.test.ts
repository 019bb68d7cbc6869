import { describe, expect, it } from "vitest";
import type { RunEnd } from "../../../../src/evaluation/report/reporter.ts";
import { figuresOf, parsed, textOf, withClass, withTag } from "../../../html-page/parsed.ts";
import { madeUpRun } from "./made-up-run.ts";
import { written } from "./written.ts";

const RUN = madeUpRun();

describe("the page says of a run", () => {
  const cases: readonly (readonly [string, Partial<RunEnd>, string, string])[] = [
    ["that held", {}, "✓ The run held", "Nothing that it was held against failed it."],
    [
      "without a gate",
      { ungated: true },
      "○ Nothing was held against this run",
      "nothing could have failed it",
    ],
    ["that was interrupted", { ended: "interrupted" }, "○ The run ended early", "It was interrupted"],
    [
      "that stopped",
      { ended: "first-failure", faults: ["a failed"] },
      "✗ The run failed",
      "stopped at the first failure",
    ],
  ];

  it.each(cases)("%s what it came to", async (_, of, title, words) => {
    const page = parsed(await written({ ...RUN, end: { ...RUN.end, ...of } }));
    expect(withTag(page, "h1").map(textOf)).toEqual([title]);
    expect(textOf(page)).toContain(words);
  });

  it("without threshold, baseline and tag that there is none", async () => {
    const untagged = madeUpRun({ cases: RUN.results.map((result) => ({ ...result.case, tags: [] })) });
    const words = textOf(parsed(await written(untagged)));
    for (const none of ["No threshold was given.", "No baseline was given.", "No case has a tag."])
      expect(words).toContain(none);
  });

  it("with several models what each cost, and that some cost is not known", async () => {
    const models = [
      { model: "gpt-5-mini", results: 50, costUsd: 1.5 },
      { model: "in-house", results: 10, costUsd: null },
    ];
    const counts = { ...RUN.end.summary.counts, unknownCosts: 10 };
    const end = { ...RUN.end, models, summary: { ...RUN.end.summary, counts } };
    const { Model: model } = figuresOf(parsed(await written({ ...RUN, end })));
    expect(model).toContain("gpt-5-mini: 50 answers, cost $1.50");
    expect(model).toContain("in-house: 10 answers, cost unknown");
    expect(model).toContain("The cost of 10 answers is not known");
  });

  it("whose gate was tried what came of it", async () => {
    const check = { pairs: 60, reruns: 200, falseAlarms: 0.015, found: 0.91, drop: 0.1, holds: false };
    const end = { ...RUN.end, selfCheck: { ...check, noise: { kind: "measured" as const } } };
    const page = parsed(await written({ ...RUN, end }));
    expect(textOf(page)).toContain("✗ The gate does not hold: tried on 60 cases, 200 times");
    expect(figuresOf(page)).toMatchObject({
      "false alarms, under 0.05 wanted": "0.015",
      "drops found, over 0.95 wanted": "0.910",
    });
  });

  it("with samples of what broke the row of one that failed", async () => {
    const run = madeUpRun({ repeat: 3, passedBefore: 1 });
    const page = parsed(await written(run));
    const rows = new Map(withClass(page, "case").map((row) => [`#${row.properties.id}`, row]));
    const [broken] = withClass(page, "ids");
    const links = broken ? withTag(broken, "a") : [];
    expect(links.map(textOf)).toEqual(run.end.summary.comparison?.verdicts.broken);
    const verdicts = links.map((link) => rows.get(String(link.properties.href))?.properties.dataVerdict);
    expect(new Set(verdicts)).toEqual(new Set(["fail"]));
  });

  it("with samples which of them a row is, and where the baseline's passes belong", async () => {
    const page = textOf(parsed(await written(madeUpRun({ repeat: 3, passedBefore: 0.9 }))));
    expect(page).toContain("pto-000 · 3 of 3");
    expect(page).toContain("answers to 60 questions");
    expect(page).toContain("where each of its 3 samples does");
    expect(page).toMatch(/pass\^k cases asked again and again that pass each time baseline/);
  });
});
