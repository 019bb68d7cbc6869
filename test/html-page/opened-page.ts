import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { openTab } from "../slack-page/browser.ts";

/** A page in a browser, until the test is over. What its policy forbids fails the test. */
export async function openedPage(text: string, width = 1280): Promise<Page> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html").end(text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return openTab(`http://127.0.0.1:${port}/`, { width, height: 900 });
}

/** What axe finds wrong, as lines that say where. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
  };
  const { violations: found } = await page.evaluate<axe.AxeResults>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
