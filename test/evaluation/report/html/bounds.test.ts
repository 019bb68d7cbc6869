import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { HTML_LIMITS } from "../../../../src/evaluation/report/html/cases/kept-rows.ts";
import { createHtmlReporter } from "../../../../src/evaluation/report/html/create-html-reporter.ts";
import { parsed, rowsOf, textOf, withClass } from "../../../html-page/parsed.ts";
import { madeUpCases, madeUpRun } from "./made-up-run.ts";
import { written } from "./written.ts";

const LONG = "wörter & <b> ".repeat(20_000);
const MANY = Array.from({ length: 300 }, () => LONG.slice(0, 5_000));

describe("the page is bounded", () => {
  it("in its rows, and says in words what it leaves out", async () => {
    const run = madeUpRun();
    const page = parsed(await written(run, { failures: 5, passes: 3 }));
    const { failed, passed, stale, infrastructure, unsupported } = run.end.summary.counts;
    expect(withClass(page, "case")).toHaveLength(8);
    const undecided = stale + infrastructure + unsupported;
    const [, failedLeft, undecidedLeft, passedLeft] =
      /To keep the page small, (\d+) answers that failed and (\d+) answers without a verdict and (\d+) answers that passed have no row here/.exec(
        textOf(page),
      ) ?? [];
    expect(Number(passedLeft)).toBe(passed - 3);
    expect(Number(failedLeft) + Number(undecidedLeft)).toBe(failed + undecided - 5);
    expect(textOf(page)).toContain("all that stands above counts them too");
  });

  it("by default in 1,000 failures and 500 passes", () => {
    expect(HTML_LIMITS).toEqual({ failures: 1_000, passes: 500 });
  });

  it("in the size of a row, whatever the lengths and numbers of its texts", async () => {
    const { head, results, end } = madeUpRun({ cases: madeUpCases(10) });
    const long = results.map((result) => ({
      ...result,
      case: {
        ...result.case,
        question: LONG,
        reference: LONG,
        thread: MANY.map((text) => ({ speaker: "asker" as const, text })),
        gold: MANY,
        assertions: MANY.map((type) => ({ type, negated: false, weight: 1, line: 1 })),
      },
      observation: result.observation && {
        ...result.observation,
        text: LONG,
        dropped: MANY,
        cited: MANY.map((source) => ({ source, quote: LONG })),
        passages: MANY.map((source) => ({ source, text: LONG, about: LONG })),
      },
      assertions: MANY.map((because) => ({ outcome: "failed" as const, score: 0, because })),
    }));
    const page = await written({ head, results: long, end });
    const rows = page.split('<li class="case"').slice(1);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThan(80_000);
    expect(withClass(parsed(page), "case")).toHaveLength(10);
  });

  it("in its tags and its lists of cases", async () => {
    const cases = madeUpCases(600).map((each, at) => ({ ...each, tags: [`tag-${at}`] }));
    const page = parsed(await written(madeUpRun({ cases, passedBefore: 0 })));
    expect(rowsOf(page, "By tag")).toHaveLength(26);
    expect(textOf(page)).toContain("575 more tags are not shown; the worst are above.");
    const [mended] = withClass(page, "ids").map(({ children }) => children);
    expect(mended).toHaveLength(201);
    expect(mended?.at(-1) && textOf(mended.at(-1) ?? page)).toMatch(/^and \d+ more$/);
  });
});

describe("the file of the page", () => {
  it("has the same bytes for the same run", async () => {
    const of = { repeat: 2, passedBefore: 0.9, thresholds: ["pass>=0.9"] };
    expect(await written(madeUpRun(of))).toBe(await written(madeUpRun(of)));
  });

  it("is as it was where the run breaks", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ledger-html-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "report.html");
    await writeFile(path, "of yesterday");
    const { head, results } = madeUpRun();
    const reporter = createHtmlReporter(path);
    await reporter.begin(head);
    for (const result of results) await reporter.result(result);
    await reporter.abandon();
    expect(await readdir(folder)).toEqual(["report.html"]);
    expect(await readFile(path, "utf8")).toBe("of yesterday");
  });

  it("is asked for before the first case", async () => {
    const reporter = createHtmlReporter(tmpdir());
    await expect(reporter.begin(madeUpRun().head)).rejects.toThrow("cannot be written: it is a folder");
  });
});
