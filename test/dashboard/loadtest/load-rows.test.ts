import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadRows } from "../../../src/dashboard/loadtest/load-rows.ts";
import type { LoadView } from "../../../src/dashboard/loadtest/load-view.ts";
import { rowWidth } from "../../../src/dashboard/text/width.ts";
import { anEmptyView, aView } from "./views.ts";

const SIZES = [
  [40, 15],
  [80, 24],
  [120, 50],
] as const;

function textsOf(view: LoadView, columns: number, rows: number, moving = true): string[] {
  return loadRows(view, { size: { columns, rows }, moving }).map((row) =>
    row
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );
}

describe.each(SIZES)("the load view at %i x %i", (columns, rows) => {
  it("says how the run stands", () => {
    const texts = textsOf(aView(), columns, rows);
    const text = texts.join("\n");
    expect(texts).toHaveLength(rows - 1);
    expect(texts[0]).toMatch(/^month-end-peak {2}peak +1:12 of 5:00$/);
    expect(text).toContain("rate 48.2/s of 50.0/s");
    expect(text).toContain("in flight 12");
    expect(text).toContain("dropped 7");
    expect(text).toMatch(/answer .*1\.42s +2\.31s .*1\.18s +2\.05s/);
    expect(text).toMatch(/first text .*640ms +820ms .*590ms +800ms/);
    expect(text).toMatch(/ack .*9\.10ms +14\.4ms .*8\.70ms +13\.0ms/);
    expect(text).toContain("limits 1 of 3 crossed");
    expect(text).toContain("✗ 1.18s answer_d");
    expect(text).toContain("✗ right source  5 failed");
    expect(text).toContain("checks 99.93 %");
    expect(text).toContain("errors 0.42 %");
    expect(text).toContain("  11 timed-out");
    expect(text).toMatch(/queue 3 +cpu 42 % .*210 MiB .*\$0\.012/);
    expect(text).toMatch(/rate .*▁.*█/);
    expect(text).toMatch(/p95 .*[▂▃].*█/);
    expect(texts.at(-1)).toBe("Ctrl-C stops the run");
  });

  it("warns of an invalid run, whatever else has to give way", () => {
    const invalid = ["achieved 92 % of the plan", "the generator was late", "one", "two", "three", "four"];
    const text = textsOf(aView({ invalid }), columns, rows).join("\n");
    expect(text).toMatch(/^INVALID (\(\+5\) )?achieved 92 %/m);
    expect(text).toMatch(/^INVALID \(\+[15-9]\)|^INVALID \(\+4\)/m);
    expect(text).toContain("limits 1 of 3 crossed");
    expect(text).toContain("cpu 42 %");
  });

  it("says what is not known, and invents no zero", () => {
    const text = textsOf(anEmptyView(), columns, rows).join("\n");
    expect(text).toContain("rate – of –");
    expect(text).toContain("limits none");
    expect(text).toContain("errors –");
    expect(text).toMatch(/queue – +cpu – /);
    expect(text).not.toMatch(/NaN|Infinity|null|undefined|\$0|0 MiB|0 %|0\/s/);
  });

  it("has figures that stand still in place of graphs where motion is reduced", () => {
    const text = textsOf(aView(), columns, rows, false).join("\n");
    expect(text).not.toMatch(/[▁▂▃▄▅▆▇█]/);
    if (columns > 40) expect(text).toContain("lowest 1.00/s, highest 50.0/s");
    expect(text).toContain("lowest 400ms, highest 1.39s");
  });

  it("says that it stops", () => {
    expect(textsOf(aView({ stopping: true }), columns, rows).at(-1)).toMatch(/^Stopping\. Ctrl-C again ends/);
  });
});

it("fits every terminal, with every name", () => {
  const name = fc.string({ unit: "binary", maxLength: 60 });
  const figure = fc.option(fc.double({ min: 0 }), { nil: null });
  const point = fc.record({ rate: figure, p95: figure });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 80 }),
      fc.array(name, { maxLength: 8 }),
      fc.array(point, { maxLength: 400 }),
      (columns, rows, names, series) => {
        const view = aView({
          scenario: names[0] ?? "",
          stage: names[1] ?? null,
          invalid: names,
          series,
          errors: { rate: 1, reasons: Object.fromEntries(names.map((each) => [each, 1])) },
          checks: Object.fromEntries(names.map((each) => [each, { passes: 1, fails: 2 }])),
          thresholds: names.map((threshold) => ({ threshold, value: 1, unit: "count", crossed: true })),
        });
        const drawn = loadRows(view, { size: { columns, rows }, moving: true });
        expect(drawn.length).toBeLessThanOrEqual(Math.max(1, rows - 1));
        for (const row of drawn) {
          expect(rowWidth(row)).toBeLessThanOrEqual(columns);
          expect(row.map(({ text }) => text).join("")).not.toMatch(/\p{Control}/u);
        }
      },
    ),
    { numRuns: 200 },
  );
});
