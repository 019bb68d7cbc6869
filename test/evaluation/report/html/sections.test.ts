import { describe, expect, it } from "vitest";
import { ATTRIBUTIONS } from "../../../../src/evaluation/judge/verdict.ts";
import type { Result } from "../../../../src/evaluation/result.ts";
import {
  elementsOf,
  figuresOf,
  parsed,
  rowsOf,
  textOf,
  withClass,
  withTag,
} from "../../../html-page/parsed.ts";
import { HEAD, madeUpRun } from "./made-up-run.ts";
import { written } from "./written.ts";

const THRESHOLDS = ["pass>=0.9", "recall@3>=0.1", "pass{tag:german}>=0.99"];
const FAULTS = ["pass is 0.7 and has to be at least 0.9", "The run is worse than the baseline"];
const RUN = madeUpRun({ thresholds: THRESHOLDS, passedBefore: 0.98, faults: FAULTS });
const { summary } = RUN.end;

describe("the page of a failed run", async () => {
  const page = parsed(await written(RUN));

  it("says first that it failed, and why", () => {
    expect(textOf(one(withTag(page, "h1")))).toBe("✗ The run failed");
    expect(withTag(one(withClass(page, "faults")), "li").map(textOf)).toEqual(FAULTS);
    expect(textOf(one(withTag(page, "title")))).toBe("The run failed · ledger eval");
  });

  it("counts the results of each kind", () => {
    const { passed, failed, stale, infrastructure, unsupported } = summary.counts;
    expect(figuresOf(page)).toMatchObject({
      answers: "60",
      passed: String(passed),
      failed: String(failed),
      "stale cassette": String(stale),
      infrastructure: String(infrastructure),
      unsupported: String(unsupported),
    });
  });

  it("says at once what the failures come from", () => {
    const [first = ["", 0]] = Object.entries(summary.failures).sort(([, one], [, other]) => other - one);
    const words = `${first[0].replace("-", " ")} ${first[1]}`;
    expect(textOf(one(withClass(page, "at-once")))).toContain(words);
  });

  it("tells what the run was made with", () => {
    expect(figuresOf(page)).toMatchObject({
      Cases: "60 asked of 60 in the files",
      Files: HEAD.files.join(", "),
      Model: "gpt-5-mini, cost $0.031",
      Answers: "replayed from cassettes, no endpoint was asked, through the answer path",
      Knowledge: "version 5f1c2a90, 48 documents, 612 passages",
      Prompt: "9be1f0c4",
      Seed: "7",
    });
  });

  it("shows each share with its interval, its cases, its thresholds and the baseline", () => {
    const rows = rowsOf(page, "Shares");
    const row = rows.find(([name]) => name?.startsWith("recall@3"));
    const { value, interval, cases } = summary.metrics["recall@3"];
    const before = summary.comparison?.scores.find(({ metric }) => metric === "recall@3")?.before;
    expect(row?.[0]).toContain(`baseline ${before?.toFixed(3)}`);
    expect(row?.[0]).toContain("≥ 0.1 ✓ kept");
    const range = `${interval?.low.toFixed(3)} to ${interval?.high.toFixed(3)}`;
    expect(row?.slice(1, 4)).toEqual([value?.toFixed(3), range, String(cases)]);
    expect(rows.find(([name]) => name?.startsWith("pass"))?.[0]).toMatch(/≥ 0.9 ✗ crossed$/);
    expect(rows.filter(([name]) => name?.includes("heuristic"))).toHaveLength(2);
    const topics = rows.filter((cells) => cells.length === 1).map(([topic]) => topic);
    expect(topics).toEqual(["answers", "retrieval", "citations", "safety"]);
  });

  it("draws a value, its interval, its threshold and its baseline where they are on the scale", () => {
    const row = withTag(page, "tr").find((each) =>
      withClass(each, "metric").some((name) => textOf(name) === "recall@3"),
    );
    const { value, interval } = summary.metrics["recall@3"];
    const marks = row ? elementsOf(row) : [];
    const markOf = (name: string) =>
      marks.find(({ properties }) => [properties.className].flat().includes(name));
    expect(numberOf(markOf("dot")?.properties.cx)).toBeCloseTo((value ?? 0) * 100, 1);
    expect(numberOf(markOf("interval")?.properties.x1)).toBeCloseTo((interval?.low ?? 0) * 100, 1);
    expect(numberOf(markOf("interval")?.properties.x2)).toBeCloseTo((interval?.high ?? 0) * 100, 1);
    expect(marks.some(({ tagName, properties }) => tagName === "svg" && properties.x === "10%")).toBe(true);
    expect(markOf("before")).toBeDefined();
  });

  it("has the crossed thresholds first", () => {
    expect(
      rowsOf(page, "Thresholds")
        .slice(1)
        .map(([name, , , kept]) => [name, kept]),
    ).toEqual([
      ["pass>=0.9", "✗ crossed"],
      ["pass{tag:german}>=0.99", "✗ crossed"],
      ["recall@3>=0.1", "✓ kept"],
    ]);
  });

  it("has resources and results without a verdict in their units", () => {
    const rows = rowsOf(page, "Resources").map(([name, value]) => [name?.split(" ")[0], value]);
    expect(rows).toContainEqual(["cost", "$0.030"]);
    expect(rows).toContainEqual(["stale", String(summary.counts.stale)]);
    expect(rows.find(([name]) => name === "latency-p50")?.[1]).toMatch(/^(\d,)?\d{3} ms$/);
  });

  it("counts failures by attribution, most first, with a link to the first of each", () => {
    const rows = rowsOf(page, "Failed answers").slice(1);
    const counts = rows.map(([, count]) => Number(count));
    expect(counts).toEqual(Object.values(summary.failures).sort((one, other) => other - one));
    expect(rows).toHaveLength(ATTRIBUTIONS.length);
    const first = RUN.results.find(
      ({ verdict }) => verdict.kind === "fail" && verdict.attribution === "retrieval-miss",
    );
    expect(rows.find(([name]) => name?.startsWith("retrieval miss"))?.[2]).toBe(first?.case.id);
  });

  it("sets what was wanted against what was done", () => {
    const [head, ...rows] = rowsOf(page, "Wanted against done");
    expect(head).toEqual(["Wanted", "answered", "refused", "asked back"]);
    const { answer, refuse, clarify } = summary.confusion;
    expect(rows).toEqual(
      [answer, refuse, clarify].map((row, at) => [
        ["to answer", "to refuse", "to ask back"][at],
        ...[row.answered, row.refused, row.clarify].map((count) => String(count ?? 0)),
      ]),
    );
  });

  it("has tags and files, the worst first", () => {
    for (const [caption, groups] of [
      ["By tag", summary.byTag],
      ["By file", summary.byFile],
    ] as const) {
      const values = rowsOf(page, caption)
        .slice(1)
        .map(([, value]) => value);
      const sorted = groups
        .map(({ metrics }) => metrics.pass)
        .toSorted((one, other) => (one.interval?.high ?? 2) - (other.interval?.high ?? 2));
      expect(values).toEqual(sorted.map(({ value }) => value?.toFixed(3)));
    }
    expect(rowsOf(page, "By tag").find(([name]) => name?.startsWith("german"))?.[0]).toContain(
      "≥ 0.99 ✗ crossed",
    );
  });

  it("tells what the baseline says, and links what broke and was mended to its rows", () => {
    const { outcome, because, verdicts, pairs, scores } = summary.comparison ?? never();
    expect(outcome).toBe("worse");
    expect(textOf(page)).toContain(`▼ worse: ${because}; a drop of `);
    expect(figuresOf(page)).toMatchObject({ "cases in both runs": String(pairs) });
    const links = withTag(page, "a").filter(({ properties }) => String(properties.href).startsWith("#r"));
    const rows = new Map(withClass(page, "case").map((row) => [`#${row.properties.id}`, row]));
    const named = new Map(links.map((link) => [textOf(link), rows.get(String(link.properties.href))]));
    expect(verdicts.broken.length).toBeGreaterThan(3);
    for (const id of verdicts.broken) {
      expect(named.get(id)?.properties.dataVerdict).toBe("fail");
      expect(named.has(id) && textOf(named.get(id) ?? page)).toContain(id);
    }
    const changes = rowsOf(page, "Change of the scores").slice(1);
    expect(changes.map(([name]) => name?.split(" ")[0])).toEqual(scores.map(({ metric }) => metric));
    expect(rowsOf(page, "What is not the same")[1]).toEqual(["prompt", "11aa22bb", "9be1f0c4"]);
  });

  it("has the baseline before tags and files", () => {
    const titles = withTag(page, "h2").map(textOf);
    expect(titles.slice(-5)).toEqual([
      "Metrics",
      "Failures",
      "Beside the baseline",
      "Passes by tag and file",
      "Cases",
    ]);
  });

  it("has injections first among the failures, then what broke since the baseline and says so", () => {
    const ranks = withClass(page, "case")
      .slice(0, summary.counts.failed)
      .map(({ properties }) =>
        properties.dataAttribution === "injection" ? 0 : properties.dataBroke === undefined ? 2 : 1,
      );
    expect(ranks).toEqual(ranks.toSorted());
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
    const broken = withClass(page, "case").filter(({ properties }) => properties.dataBroke !== undefined);
    expect(broken).toHaveLength(summary.comparison?.verdicts.broken.length ?? 0);
    for (const row of broken) expect(textOf(row)).toContain("broke since the baseline");
  });

  it("has a row for each result, the failed ones first, with all that is known of it", () => {
    const rows = withClass(page, "case");
    const kinds = rows.map(({ properties }) => properties.dataVerdict);
    expect(kinds.filter((kind) => kind === "fail")).toHaveLength(summary.counts.failed);
    expect(kinds.slice(0, summary.counts.failed).every((kind) => kind === "fail")).toBe(true);
    expect(rows).toHaveLength(60);
    const { case: failed } = RUN.results.find(failsWithGold) ?? never();
    const row = rows.find((row) => textOf(row).includes(failed.id));
    const words = withTag(row ?? never(), "dt").map(textOf);
    expect(words).toEqual([
      "Question",
      "Answer",
      "Expected",
      "Gold",
      "Cited",
      "Retrieved",
      "Assertions",
      "Dropped statements",
      "Scores",
      "Cost",
      "Tags",
      "File",
    ]);
    expect(textOf(row ?? never())).toContain("pto.md#carry-over rank 1");
    expect(textOf(page)).toContain("must not have ZX-481 in it");
    expect(textOf(page)).toContain("not among the 1 found");
  });

  it("can be read where no script runs: only the filter is hidden, and it does nothing then", () => {
    const hidden = elementsOf(page).filter(({ properties }) => properties.hidden === true);
    expect(hidden.map(({ properties }) => properties.id)).toEqual(["filter"]);
  });
});

function failsWithGold({ verdict, case: { gold, thread } }: Result): boolean {
  const fails = verdict.kind === "fail" && verdict.attribution !== "retrieval-miss";
  return fails && gold.length > 0 && thread.length === 0;
}

function one<Item>(items: readonly Item[]): Item {
  const [item] = items;
  expect(items).toHaveLength(1);
  return item ?? never();
}

function never(): never {
  throw new Error("It is not there.");
}

function numberOf(percent: unknown): number {
  return Number.parseFloat(String(percent));
}
