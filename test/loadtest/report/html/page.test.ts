import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pageOf } from "../../../../src/loadtest/report/html/page.ts";
import type { LoadResult } from "../../../../src/loadtest/report/load-result.ts";
import {
  elementsOf,
  figuresOf,
  parsed,
  rowsOf,
  textOf,
  withClass,
  withTag,
} from "../../../html-page/parsed.ts";
import {
  deadTarget,
  interruptedResult,
  invalidResult,
  madeUpResult,
  madeUpSeries,
  madeUpThreshold,
} from "../made-up-result.ts";

describe("the page of a load test", () => {
  it("has plots over time and by percentile, each with its words and its figures in a table", () => {
    const page = pageFrom(madeUpResult());
    const plots = withClass(page, "chart");
    expect(withTag(page, "figcaption").map(textOf)).toEqual([
      "Questions each second",
      "Time to the answer",
      "Errors and dropped questions each second",
      "Time by percentile",
    ]);
    for (const plot of plots)
      expect(plot.properties).toMatchObject({ role: "img", ariaLabel: expect.any(String) });
    expect(plots.map((plot) => withClass(plot, "line").length)).toEqual([2, 3, 2, 4]);
    const [time, percentiles] = withTag(page, "details");
    expect(time && withTag(time, "tr")).toHaveLength(61);
    expect(percentiles && textOf(percentiles)).toContain("99.9 %7s");
  });

  it("draws the limits of the thresholds and the stages into the plots", () => {
    const page = pageFrom(madeUpResult());
    expect(withClass(page, "limit-name").map(textOf)).toEqual(["p(95)<5000", "p(99)<10000"]);
    const crossed = pageFrom(
      madeUpResult({ thresholds: [madeUpThreshold("answer_duration", "p(95)<2000", 2_100, true)] }),
    );
    expect(withClass(crossed, "limit")[0]?.properties.className).toContain("crossed");
    expect(withClass(page, "stage-name").slice(0, 3).map(textOf)).toEqual(["ramp-up", "steady", "ramp-down"]);
  });

  it("has why questions failed, the repeats and the probes of a search, and nothing of them where there are none", () => {
    const repeat = { startedAt: "2026-03-02T09:00:00.000Z", p50: 900, p95: 2_000, p99: 3_000, errors: 0.5 };
    const probe = {
      ratePerS: 12,
      verdict: "broke",
      why: ["errors:rate<0.01 is crossed"],
      p95: 4_000,
      goodput: 0.5,
    };
    const page = pageFrom(
      madeUpResult({
        repeats: [
          { ...repeat, verdict: "passed" },
          { ...repeat, verdict: "crossed" },
        ],
        knee: {
          ...{ ended: "found", low: 11, high: 12, says: "The knee is between 11 and 12 questions/s." },
          limit: { name: "queue", reasons: ["18 questions waited"], also: ["pool"] },
          probes: [{ ...probe, verdict: "broke" }],
        },
      }),
    );
    const rows = withTag(page, "tr").map(textOf);
    expect(rows).toContain("timed-out12");
    expect(rows).toContain("2crossed900ms2s3s50.00%");
    expect(rows).toContain("12✗ did not hold4s50.00%errors:rate<0.01 is crossed");
    expect(textOf(page)).toContain("The knee is between 11 and 12 questions/s. 18 questions waited.");
    const plain = textOf(pageFrom(madeUpResult({ errors: [] })));
    for (const absent of ["Errors\n", "Repeats", "The knee"]) expect(plain).not.toContain(absent);
  });

  it("has how questions ended by kind, and what users did not come to", () => {
    const page = pageFrom(madeUpResult({ notAllBegun: { planned: 1_000, begun: 559 } }));
    expect(rowsOf(page, "How questions ended").slice(1)).toEqual([
      ["fresh", "answered", "5880"],
      ["fresh", "timed-out", "12"],
      ["refused", "refused", "108"],
    ]);
    expect(withClass(page, "partial").map(textOf)).toEqual([
      "559 of 1000 planned questions were begun before the time was over",
    ]);
    expect(textOf(pageFrom(madeUpResult({ outcomes: [] })))).not.toContain("How questions ended");
  });

  it("leaves a gap in a line where nothing was measured", () => {
    const [first, second, ...others] = madeUpSeries(40).slice(20);
    const series = [first, second && { ...second, p50: null, p95: null, p99: null }, ...others];
    const page = pageFrom(madeUpResult({ series: series.filter((point) => point !== undefined) }));
    const median = withClass(withClass(page, "chart")[1] ?? page, "main")[0];
    expect(String(median?.properties.d).match(/M/g)).toHaveLength(2);
  });

  it("has the thresholds, the checks, and what each stage came to with its resources", () => {
    const page = pageFrom(madeUpResult());
    expect(rowsOf(page, "Thresholds")[1]).toEqual(["answer_duration", "p(95)<5000", "2.1s", "✓ kept"]);
    expect(rowsOf(page, "Checks")[1]).toEqual(["right thread", "6000", "0", "100.00%", "✓ held"]);
    expect(rowsOf(page, "Load and answers")[2]?.slice(0, -1)).toEqual([
      "steady 60 s to 4 min",
      ...["26.67/s", "26.67/s", "980ms", "2.1s", "4.2s", "0.25%"],
    ]);
    expect(rowsOf(page, "Resources")[1]).toEqual([
      ...[
        "ramp-up",
        "62.00%",
        "97.00%",
        "190 MiB",
        "12.5ms",
        "4",
        "70.00%",
        "620ms",
        "160,000",
        "$0.25",
        "310",
        "–",
      ],
    ]);
    expect(figuresOf(page)).toMatchObject({
      Seed: "42",
      Target: "slack",
      Ran: expect.stringContaining("5 min of 5 min"),
    });
  });

  it("says INVALID above all, and marks nothing as kept", () => {
    const page = pageFrom(invalidResult());
    const [banner] = withClass(page, "invalid");
    const [body] = withTag(page, "body");
    expect(banner && textOf(banner)).toBe("INVALID RUN: its figures say nothing about the bot");
    expect(elementsOf(body ?? page)[1]).toBe(banner);
    expect(
      rowsOf(page, "Thresholds")
        .slice(1)
        .map((row) => row.at(-1)),
    ).toEqual(Array(3).fill("? not judged"));
    expect(withTag(page, "title").map(textOf).join("")).toContain("INVALID RUN");
    expect(withClass(pageFrom(madeUpResult()), "invalid")).toEqual([]);
  });

  it("marks what is less of a run than was planned, and where it ended", () => {
    const page = pageFrom(interruptedResult());
    expect(withClass(page, "partial").map(textOf)).toEqual(["PARTIAL: interrupted after 91 of 300 s"]);
    expect(withClass(page, "not-run")).toHaveLength(3);
    const dead = pageFrom(deadTarget());
    expect(textOf(dead)).toContain("127.0.0.1:8080 refused the connection");
    expect(rowsOf(dead, "Thresholds")[1]).toEqual([
      "answer_duration",
      "p(95)<5000",
      "not measured",
      "✗ crossed",
    ]);
    expect(textOf(dead)).not.toContain("NaN");
  });

  it("keeps the worst of what a point stands for, and grows no further with the run", () => {
    const series = madeUpSeries(300).map((point) => (point.at === 200 ? { ...point, p99: 60_000 } : point));
    const hour = Array.from({ length: 288 }, (_, at) =>
      series.map((point) => ({ ...point, at: point.at + at * 300 })),
    );
    const long = madeUpResult({ series: hour.flat(), plannedSeconds: 86_400, ranSeconds: 86_400 });
    expect(markupOf(long).length).toBeLessThan(1.1 * markupOf(madeUpResult()).length);
    const page = pageFrom(long);
    expect(textOf(page)).toContain("A point stands for 4 min 48 s, and shows the worst of the times in it");
    expect(withClass(page, "chart")[1]?.properties.ariaLabel).toBe("The 99th percentile is at most 1m0s.");
  });

  it("lets no text out of its place, and shows what a browser would obey", () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u001b\u202e';
    const page = pageFrom(
      madeUpResult({
        scenario: hostile,
        target: hostile,
        plan: [{ what: hostile, says: hostile }],
        checks: [{ name: hostile, passes: 1, fails: 1 }],
        outcomes: [{ kind: "fresh", outcome: hostile, count: 1 }],
        thresholds: [{ ...madeUpThreshold(hostile, hostile, 1, true), figure: hostile }],
        metrics: { [hostile]: { kind: "counter", count: 1, rate: 1 } },
        stages: madeUpResult().stages.map((stage) => ({ ...stage, name: hostile })),
        validity: [{ rule: hostile, holds: false, says: hostile }],
        end: { kind: "target-died", because: hostile },
      }),
    );
    expect(withTag(page, "script", "img")).toEqual([]);
    expect(markupOf(madeUpResult({ scenario: hostile }))).not.toContain("\u202e");
  });

  it("may load and run nothing, and has its style by its hash", () => {
    const page = pageFrom(madeUpResult());
    const style = createHash("sha256").update(withTag(page, "style").map(textOf).join("")).digest("base64");
    expect(withTag(page, "meta")[1]?.properties.content).toBe(
      `default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`,
    );
    expect(elementsOf(page).filter(({ properties }) => "style" in properties || "src" in properties)).toEqual(
      [],
    );
  });

  it("is the same for the same run", () => {
    expect(markupOf(madeUpResult())).toBe(markupOf(madeUpResult()));
  });
});

function pageFrom(result: LoadResult) {
  return parsed(markupOf(result));
}

function markupOf(result: LoadResult): string {
  return Array.from(pageOf(result), ({ markup }) => markup).join("");
}
