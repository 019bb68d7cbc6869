import type { App } from "@slack/bolt";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { needs } from "../needs.ts";
import { ANA, BEN, HELP, startedBoltApp, startedSimulator, webClient } from "../simulators/slack/clients.ts";
import { openTab } from "./browser.ts";
import { elementBlocks, inputsView, plain } from "./element-blocks.ts";
import { EVERY_BLOCK } from "./every-block.ts";

needs("chromium");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const BOT = "U0LEDGERBOT";

describe.each([1280, 390])("%d pixels wide", (width) => {
  it.each(["light", "dark"] as const)("keeps to WCAG 2.1 AA in the %s colors", async (colorScheme) => {
    const { slack } = await startedSimulator();
    await startedBoltApp(slack, openingApp);
    const thread = await conversation(slack);
    const page = await openTab(new URL(`/#/${ANA}/${HELP}/${thread}`, slack.url).href, {
      width,
      height: 900,
    });
    await page.emulateMedia({ colorScheme });
    await page.getByRole("complementary", { name: "Thread" }).getByText("In the thread").waitFor();
    expect(await violations(page), "a channel with its thread").toEqual([]);
    if (width === 390) await page.getByRole("button", { name: "Close the thread" }).click();
    const input = page.getByRole("combobox", { name: /^Message #/ });
    await input.fill("@le");
    await page.getByRole("option", { name: /@ledger/ }).waitFor();
    expect(await violations(page), "a channel with suggestions").toEqual([]);
    await input.fill("/ledger ");
    await input.press("Enter");
    const modal = page.getByRole("dialog", { name: "Inputs" });
    await modal.getByRole("button", { name: "Send" }).click();
    await modal.getByText("Please complete this required field.").first().waitFor();
    expect(await violations(page), "a modal with what is wrong in it").toEqual([]);
    await page.keyboard.press("Escape");
    await page.goto(new URL(`/#/${ANA}/home-${BOT}`, slack.url).href);
    await page.getByText("At home").waitFor();
    expect(await violations(page), "a home tab").toEqual([]);
    if (width > 390) return;
    await page.getByRole("button", { name: "Open the menu" }).click();
    expect(await violations(page), "the menu of a narrow screen").toEqual([]);
  });
});

/** What axe finds wrong, as lines that say where. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const options: axe.RunOptions = { runOnly: { type: "tag", values: RULES } };
  const run = `axe.run(document, ${JSON.stringify(options)})`;
  const { violations: found } = await page.evaluate<axe.AxeResults>(run);
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

function openingApp(app: App): void {
  app.command("/ledger", async ({ ack, body, client }) => {
    await ack();
    const view = inputsView();
    const alert = { type: "alert" as const, text: plain("Mind this"), level: "warning" as const };
    await client.views.open({
      trigger_id: body.trigger_id,
      view: { ...view, blocks: [alert, ...view.blocks] },
    });
  });
}

/** A thread with a bit of all that is drawn, and a home tab; the ts of the thread. */
async function conversation(slack: SlackSimulator): Promise<string> {
  const { chat, reactions, views, assistant } = webClient(slack);
  const { ts } = slack.post({
    user: BEN,
    channel: HELP,
    text: "See <https://example.com|this>, <@U0ANA000001>",
  });
  await chat.postMessage({ channel: HELP, thread_ts: ts, text: "In the thread" });
  await chat.postMessage({ channel: HELP, thread_ts: ts, text: "Elements", blocks: elementBlocks() });
  await chat.postMessage({ channel: HELP, text: "Blocks", blocks: EVERY_BLOCK });
  await chat.postEphemeral({ channel: HELP, user: ANA, text: "For you" });
  await reactions.add({ channel: HELP, timestamp: ts, name: "tada" });
  slack.upload(BEN, HELP, { name: "notes.txt", text: "Notes" });
  await assistant.threads.setStatus({ channel_id: HELP, thread_ts: ts, status: "is thinking..." });
  const heading = { type: "header" as const, text: plain("At home") };
  await views.publish({ user_id: ANA, view: { type: "home", blocks: [heading, ...elementBlocks()] } });
  return ts;
}
