import type { App } from "@slack/bolt";
import type { CardBlock, KnownBlock } from "@slack/types";
import { expect, it } from "vitest";
import { needs } from "../needs.ts";
import { ANA, HELP, startedBoltApp, startedSimulator, webClient } from "../simulators/slack/clients.ts";
import { openTab } from "./browser.ts";
import { plain } from "./element-blocks.ts";

needs("chromium");

it("has buttons that work in cards, in carousels, and in containers", async () => {
  const { slack } = await startedSimulator();
  await startedBoltApp(slack, whoClicked);
  await webClient(slack).chat.postMessage({ channel: HELP, text: "Cards", blocks: BLOCKS });
  const page = await openTab(new URL(`/#/${ANA}/${HELP}`, slack.url).href);
  const carousel = page.getByRole("region", { name: "Carousel" });
  await carousel.getByText("Second card").waitFor();
  for (const name of ["Alone", "First", "Second", "Inside"]) {
    await page.getByRole("button", { name }).click();
    await page.getByText(`${name} was clicked in ${name.toLowerCase()}.`).waitFor();
  }
  await page.getByRole("combobox", { name: "Beside" }).selectOption("Yes");
  await page.getByText("beside was chosen.").waitFor();
  await page.getByText("A container").click();
  expect(await page.getByRole("button", { name: "Inside" }).isVisible()).toBe(false);
});

function whoClicked(app: App): void {
  app.action(/.*/, async ({ ack, action, client }) => {
    await ack();
    if (action.type === "button" && "block_id" in action) {
      const text = `${action.text.text} was clicked in ${action.block_id}.`;
      await client.chat.postMessage({ channel: HELP, text });
    }
    if (action.type === "static_select") {
      await client.chat.postMessage({ channel: HELP, text: `${action.action_id} was chosen.` });
    }
  });
}

function card(words: string): CardBlock {
  return {
    type: "card",
    block_id: words.toLowerCase(),
    title: { type: "mrkdwn", text: `${words} card` },
    subtitle: { type: "mrkdwn", text: "Under it" },
    body: { type: "mrkdwn", text: "With *bold* words" },
    actions: [{ type: "button", action_id: "go", text: plain(words) }],
  };
}

const BLOCKS: KnownBlock[] = [
  card("Alone"),
  { type: "carousel", elements: [card("First"), card("Second")] },
  {
    type: "container",
    title: plain("A container"),
    is_collapsible: true,
    child_blocks: [
      {
        type: "section",
        text: plain("Beside"),
        accessory: {
          type: "static_select",
          action_id: "beside",
          options: [{ text: plain("Yes"), value: "yes" }],
        },
      },
      {
        type: "actions",
        block_id: "inside",
        elements: [{ type: "button", action_id: "go", text: plain("Inside") }],
      },
    ],
  },
];
