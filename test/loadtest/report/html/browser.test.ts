import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pageOf } from "../../../../src/loadtest/report/html/page.ts";
import type { LoadResult } from "../../../../src/loadtest/report/load-result.ts";
import { openedPage, violations } from "../../../html-page/opened-page.ts";
import { needs } from "../../../needs.ts";
import { deadTarget, interruptedResult, invalidResult, madeUpResult } from "../made-up-result.ts";

needs("chromium");

// What the page's policy forbids is an error in the console, and any of those fails a test at its end.
describe("the page of a load test in a browser", () => {
  describe.each([375, 1440])("%d pixels wide", (width) => {
    it.each([
      ["light", "invalid", invalidResult()],
      ["dark", "invalid", invalidResult()],
      ["light", "interrupted", interruptedResult()],
      ["dark", "dead", deadTarget()],
    ] as const)("keeps to WCAG 2.1 AA in the %s colors, and fits: %s", async (colorScheme, _, result) => {
      const page = await opened(result, width);
      await page.emulateMedia({ colorScheme });
      for (const summary of await page.locator("summary").all()) await summary.click();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    });
  });

  it("keeps INVALID in sight wherever the reader is", async () => {
    const page = await opened(invalidResult());
    await page.getByRole("heading", { name: "By stage" }).scrollIntoViewIfNeeded();
    expect((await page.locator(".invalid").boundingBox())?.y).toBe(0);
  });

  it("draws its lines as wide as there is room, with their labels in it", async () => {
    const page = await opened(madeUpResult(), 800);
    const chart = await page.locator("svg.chart").first().boundingBox();
    const line = await page.locator("svg.chart").first().locator("path.main").boundingBox();
    expect((line?.width ?? 0) / (chart?.width ?? 1)).toBeGreaterThan(0.98);
    for (const text of await page.locator("svg.chart text:visible").all()) {
      const box = await text.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(800);
    }
  });

  it("is printed dark on light", async () => {
    const page = await opened(invalidResult());
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")).toBe(
      "rgb(255, 255, 255)",
    );
  });
});

function opened(result: LoadResult, width?: number): Promise<Page> {
  return openedPage(Array.from(pageOf(result), ({ markup }) => markup).join(""), width);
}
