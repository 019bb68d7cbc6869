import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openedPage, violations } from "../../../html-page/opened-page.ts";
import { needs } from "../../../needs.ts";
import { madeUpCases, madeUpRun } from "./made-up-run.ts";
import { written } from "./written.ts";

needs("chromium");

const CASES = madeUpCases().map((each, at) =>
  at === 5 ? { ...each, question: '<img src=x onerror=alert(1)> "quoted" zebra' } : each,
);
const RUN = madeUpRun({
  cases: CASES,
  passedBefore: 0.98,
  thresholds: ["pass>=0.9", "recall@3>=0.1", "false-answers<=0.5"],
  faults: ["pass is 0.7 and has to be at least 0.9"],
});

// What the page's policy forbids is an error in the console, and any of those fails a test at its end.
describe("the page in a browser", () => {
  it("shows the rows that the filter wants, by verdict, attribution, tag and words", async () => {
    const page = await opened();
    const { failed } = RUN.end.summary.counts;
    expect(await shownRows(page)).toBe(60);
    await page.getByLabel("Verdict", { exact: true }).selectOption("failed");
    expect(await shownRows(page)).toBe(failed);
    await page.getByText(`${failed} of 60 rows`).waitFor();
    expect(await page.getByRole("heading", { name: /^Passed \(/ }).isVisible()).toBe(false);
    await page.getByLabel("Attribution", { exact: true }).selectOption("retrieval miss");
    expect(await shownRows(page)).toBe(RUN.end.summary.failures["retrieval-miss"]);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("Verdict", { exact: true }).selectOption("broke since the baseline");
    expect(await shownRows(page)).toBe(RUN.end.summary.comparison?.verdicts.broken.length);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("Tag", { exact: true }).selectOption("german");
    expect(await shownRows(page)).toBe(CASES.filter(({ tags }) => tags.includes("german")).length);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByLabel("Text", { exact: true }).fill("ZEBRA  <img");
    expect(await shownRows(page)).toBe(1);
    await page.getByLabel("Text", { exact: true }).fill("no such words");
    expect(await shownRows(page)).toBe(0);
  });

  it("opens the row that a link leads to, also where the filter hides it", async () => {
    const page = await opened();
    const [broken = ""] = RUN.end.summary.comparison?.verdicts.broken ?? [];
    await page.getByLabel("Verdict", { exact: true }).selectOption("passed");
    await page.locator("ul.ids").getByRole("link", { name: broken }).first().click();
    const row = page.locator("li.case:target");
    await row.getByText("Retrieved").waitFor();
    expect(await row.locator("summary").textContent()).toContain(broken);
  });

  it("shows the failures of an attribution that is clicked", async () => {
    const page = await opened();
    await page.getByRole("link", { name: "retrieval miss", exact: true }).click();
    expect(await shownRows(page)).toBe(RUN.end.summary.failures["retrieval-miss"]);
  });

  it("opens a row by keyboard, with all of it as text", async () => {
    const page = await opened();
    await page.getByLabel("Text", { exact: true }).fill("zebra");
    const row = page.locator("li.case:visible");
    await row.locator("summary").focus();
    await page.keyboard.press("Enter");
    await row.getByText("Question", { exact: true }).waitFor();
    expect(await row.locator("dd img").count()).toBe(0);
    expect(await row.locator("dd").getByText("<img src=x onerror=alert(1)>").count()).toBe(1);
  });

  describe.each([375, 1440])("%d pixels wide", (width) => {
    it.each(["light", "dark"] as const)(
      "keeps to WCAG 2.1 AA in the %s colors, and fits",
      async (colorScheme) => {
        const page = await opened(width);
        await page.emulateMedia({ colorScheme });
        await page.locator("li.case summary").first().click();
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      },
    );
  });

  it("is printed dark on light, without the filter", async () => {
    const page = await opened();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator("#filter").isVisible()).toBe(false);
    expect(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")).toBe(
      "rgb(255, 255, 255)",
    );
  });
});

async function opened(width?: number): Promise<Page> {
  return openedPage(await written(RUN), width);
}

function shownRows(page: Page): Promise<number> {
  return page.locator("li.case:visible").count();
}
