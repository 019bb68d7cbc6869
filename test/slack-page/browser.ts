import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, expect, onTestFinished } from "vitest";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let launched: Promise<Browser> | undefined;

afterAll(async () => {
  await (await launched)?.close();
});

/** A tab of its own, in the one browser of the file. What went wrong in it fails the test at its end. */
export async function openTab(address: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  launched ??= chromium.launch({ executablePath: chromiumPath(), args: ARGS });
  const context = await (await launched).newContext({ viewport, acceptDownloads: true });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.setDefaultTimeout(30_000);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(message.text());
  });
  page.on("pageerror", (fault) => wrong.push(fault.message));
  page.on("dialog", (dialog) => wrong.push(`a dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    const own = hostname === "127.0.0.1" || protocol === "data:" || protocol === "blob:";
    if (!own) wrong.push(`asked for ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });
  await page.goto(address);
  return page;
}

function chromiumPath(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.map((folder) => join(folder, "chromium")).find(existsSync);
  if (found === undefined) throw new Error("There is no chromium on the PATH.");
  return found;
}
