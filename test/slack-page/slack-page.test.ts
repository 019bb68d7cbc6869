import { readFile } from "node:fs/promises";
import type { App } from "@slack/bolt";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { needs } from "../needs.ts";
import { ANA, BEN, HELP, startedBoltApp, startedSimulator } from "../simulators/slack/clients.ts";
import { openTab } from "./browser.ts";
import { demoApp } from "./demo-app.ts";

needs("chromium");

async function openedAs(user: string, listen: (app: App) => void = demoApp) {
  const { slack } = await startedSimulator();
  const app = await startedBoltApp(slack, listen);
  const address = new URL(`/#/${user}`, slack.url).href;
  const page = await openTab(address);
  return { slack, app, page, address };
}

async function say(page: Page, words: string): Promise<void> {
  const input = page.getByRole("combobox", { name: /^Message / }).last();
  await input.fill(words);
  await input.press("Enter");
}

/** Asks the bot in the channel as the person would, and opens the thread that it answers in. */
async function answeredIn(page: Page): Promise<Locator> {
  await say(page, "@ledger how do I roll back?");
  await page.getByRole("button", { name: "1 reply" }).click();
  return page.getByRole("complementary", { name: "Thread" });
}

it("shows the answer in a thread, and what its buttons, menus and votes do", async () => {
  const { page } = await openedAs(ANA);
  const thread = await answeredIn(page);
  await thread.getByRole("combobox", { name: /runbook/ }).selectOption("large");
  await thread.getByText("You chose large.").waitFor();
  await thread.getByText("Only visible to you").waitFor();
  await thread.getByRole("button", { name: "Not helpful" }).click();
  await thread.getByText("Thanks for the bad vote.").waitFor();
  await thread.getByRole("button", { name: "Approve" }).click();
  await thread.getByText("Approved by").waitFor();
  expect(await thread.getByText("@Ana Example").count()).toBe(1);
});

it("asks before it does what the app wants confirmed", async () => {
  const { page } = await openedAs(ANA);
  const thread = await answeredIn(page);
  await thread.getByRole("button", { name: "Drop" }).click();
  const dialog = page.getByRole("dialog", { name: "Drop it?" });
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await thread.getByText("Dropped.").count()).toBe(0);
  await thread.getByRole("button", { name: "Drop" }).click();
  await dialog.getByRole("button", { name: "Drop it" }).click();
  await thread.getByText("Dropped.").waitFor();
});

it("submits a modal, after it has shown what is wrong in it", async () => {
  const { page } = await openedAs(ANA);
  await say(page, "/ledger ");
  const modal = page.getByRole("dialog", { name: "A ticket" });
  const title = modal.getByRole("textbox", { name: "Title" });
  await title.fill("Slow");
  await modal.getByRole("radio", { name: "Wish" }).check();
  await modal.getByRole("button", { name: "File it" }).click();
  await modal.getByText("Say more than that.").waitFor();
  expect(await title.getAttribute("aria-invalid")).toBe("true");
  await title.fill("Slow deploys");
  await title.press("Enter");
  await modal.waitFor({ state: "detached" });
  await page.getByText("filed “Slow deploys”").waitFor();
});

it("keeps what was typed in a modal while another is above it, and shows what the app changes in it", async () => {
  const { page } = await openedAs(ANA, (app) => {
    app.command("/ledger", async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: steps("First", "push") });
    });
    app.action("push", async ({ ack, body, client }) => {
      await ack();
      if (body.type !== "block_actions") return;
      await client.views.push({ trigger_id: body.trigger_id, view: steps("Second", "update") });
    });
    app.action("update", async ({ ack, body, client }) => {
      await ack();
      if (body.type !== "block_actions") return;
      await client.views.update({ view_id: body.view?.id ?? "", view: steps("Changed", "update") });
    });
  });
  await say(page, "/ledger ");
  const first = page.getByRole("dialog", { name: "First" });
  await first.getByRole("textbox", { name: "Note" }).fill("Keep me");
  await first.getByRole("button", { name: "Next" }).click();
  await page.getByRole("dialog", { name: "Second" }).getByRole("button", { name: "Next" }).click();
  await page.getByRole("dialog", { name: "Changed" }).waitFor();
  await page.keyboard.press("Escape");
  expect(await first.getByRole("textbox", { name: "Note" }).inputValue()).toBe("Keep me");
  await first.getByRole("button", { name: "Close all" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

it("shows each person only what this person may see", async () => {
  const { page, slack } = await openedAs(ANA);
  const sidebar = page.getByRole("navigation");
  await sidebar.getByRole("button", { name: "ledger-private" }).click();
  await say(page, "Between us");
  await page.getByText("Between us").waitFor();
  await sidebar.getByLabel("You are").selectOption(BEN);
  await sidebar.getByRole("button", { name: "ledger-help" }).waitFor();
  expect(await sidebar.getByRole("button", { name: "ledger-private" }).count()).toBe(0);
  await page.goto(new URL(`/#/${BEN}/C0PRIVATE01`, slack.url).href);
  await page.getByRole("heading", { name: "#ledger-help" }).waitFor();
  expect(await page.getByText("Between us").count()).toBe(0);
});

it("uploads a file, and gives it back as it was", async () => {
  const { page } = await openedAs(ANA);
  const buffer = Buffer.from("line one\n<b>not bold</b>\n");
  await page.getByLabel("Attach files").setInputFiles({ name: "notes.html", mimeType: "text/html", buffer });
  await say(page, "My notes");
  const saved = page.waitForEvent("download");
  await page.getByRole("list", { name: "Files" }).getByRole("link", { name: "notes.html" }).click();
  expect(await readFile(await (await saved).path())).toEqual(buffer);
});

it("edits, reacts and deletes", async () => {
  const { slack, page } = await openedAs(ANA);
  await say(page, "A frist try & <more>, @ben");
  const message = page.getByRole("article").last();
  await message.hover();
  await message.getByRole("button", { name: "More" }).click();
  await message.getByRole("menuitem", { name: "Edit message" }).click();
  const input = message.getByRole("textbox", { name: "Edit message" });
  expect(await input.inputValue()).toBe("A frist try & <more>, @ben");
  await input.fill("A first try");
  await input.press("Enter");
  await message.getByText("(edited)").waitFor();
  await message.getByRole("button", { name: "React", exact: true }).click();
  await message.getByRole("menuitem", { name: "tada" }).click();
  const reaction = message.getByRole("button", { name: "tada, 1: Ana Example" });
  expect(await reaction.getAttribute("aria-pressed")).toBe("true");
  const { ts = "" } = slack.history(HELP).at(-1) ?? {};
  slack.react({ user: BEN, channel: HELP, ts, name: "tada" });
  await message.getByRole("button", { name: /^tada, 2/ }).click();
  await message.getByRole("button", { name: "tada, 1: Ben Example" }).waitFor();
  await message.getByRole("button", { name: "More" }).click();
  await message.getByRole("menuitem", { name: "Delete message" }).click();
  await page.getByText("Nothing was said here yet.").waitFor();
});

it("shows an answer while it is written, and stops it", async () => {
  const { page } = await openedAs(ANA, (app) => {
    app.event("app_mention", async ({ event, client, context }) => {
      const thread_ts = event.ts;
      await client.assistant.threads.setStatus({
        channel_id: event.channel,
        thread_ts,
        status: "is thinking...",
      });
      const stream = await client.chat.startStream({
        channel: event.channel,
        thread_ts,
        recipient_user_id: event.user ?? "",
        recipient_team_id: context.teamId ?? "",
        markdown_text: "It **begins** with",
      });
      if (stream.ts)
        await client.chat.appendStream({ channel: event.channel, ts: stream.ts, markdown_text: " this" });
    });
  });
  const thread = await answeredIn(page);
  await thread.getByText("begins", { exact: true }).waitFor();
  await thread.getByRole("img", { name: "Being written" }).waitFor();
  await thread.getByRole("button", { name: "Stop" }).click();
  await thread.getByRole("img", { name: "Being written" }).waitFor({ state: "detached" });
});

it("offers an agent's prompts where a person opens it, and sends the one that is chosen", async () => {
  const { page } = await openedAs(ANA, (app) => {
    app.event("app_home_opened", async ({ event, client }) => {
      if (event.tab !== "messages") return;
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: event.channel,
        title: "You could ask",
        prompts: [{ title: "Leave?", message: "How many days of leave are there?" }],
      });
    });
  });
  await page
    .getByRole("navigation")
    .getByRole("button", { name: /ledger\s*app/ })
    .click();
  await page.getByRole("group", { name: "You could ask" }).getByRole("button", { name: "Leave?" }).click();
  await page.getByRole("article").getByText("How many days of leave are there?").waitFor();
});

it("shows an app's home tab as the app changes it", async () => {
  const { page } = await openedAs(ANA, (app) => {
    app.event("app_home_opened", async ({ event, client }) => {
      if (event.tab === "home")
        await client.views.publish({ user_id: event.user, view: home("Nothing yet") });
    });
    app.action("count", async ({ ack, body, client }) => {
      await ack();
      await client.views.publish({ user_id: body.user.id, view: home("Counted once") });
    });
  });
  await page
    .getByRole("navigation")
    .getByRole("button", { name: /ledger\s*app/ })
    .click();
  await page.getByRole("button", { name: "Home" }).click();
  await page.getByText("Nothing yet").waitFor();
  await page.getByRole("button", { name: "Count" }).click();
  await page.getByText("Counted once").waitFor();
});

it("can be used with the keyboard alone", async () => {
  const { page } = await openedAs(ANA);
  const input = page.getByRole("combobox", { name: /^Message / });
  await input.focus();
  await page.keyboard.type("@led");
  await page.getByRole("option", { name: /@ledger/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("how?");
  await page.keyboard.press("Enter");
  const link = page.getByRole("button", { name: "1 reply" });
  await link.waitFor();
  await link.focus();
  await page.keyboard.press("Enter");
  const thread = page.getByRole("complementary", { name: "Thread" });
  await thread.getByRole("button", { name: "Approve" }).waitFor();
  // From the thread's input, where the focus comes by itself, back to the answer's last button.
  await expect.poll(() => focusedLabel(page)).toBe("Message thread");
  await tabTo(page, "Drop", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Drop it?" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await focusedLabel(page)).toBe("Drop");
  await tabTo(page, "Approve", "Shift+Tab");
  await page.keyboard.press("Space");
  await thread.getByText("Approved by").waitFor();
});

it("can be used on a narrow screen, without anything beside it", async () => {
  const { page } = await openedAs(ANA);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Open the menu" }).click();
  await page.getByRole("navigation").getByRole("button", { name: "ledger-private" }).click();
  await page.getByRole("heading", { name: "#ledger-private" }).waitFor();
  await page.getByRole("navigation").waitFor({ state: "hidden" });
  const thread = await answeredIn(page);
  await thread.getByRole("button", { name: "Approve" }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await thread.getByRole("button", { name: "Close the thread" }).click();
  await page.getByRole("button", { name: "1 reply" }).waitFor();
});

async function tabTo(page: Page, label: string, key: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focusedLabel(page)) === label) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not come to ${label}.`);
}

async function focusedLabel(page: Page): Promise<string> {
  const focused = "document.activeElement";
  return String(await page.evaluate(`${focused}.getAttribute("aria-label") ?? ${focused}.textContent`));
}

function steps(title: string, action_id: string) {
  return {
    type: "modal" as const,
    title: { type: "plain_text" as const, text: title },
    submit: { type: "plain_text" as const, text: "Send" },
    blocks: [
      {
        type: "input" as const,
        block_id: "note",
        label: { type: "plain_text" as const, text: "Note" },
        element: { type: "plain_text_input" as const, action_id: "note" },
      },
      {
        type: "actions" as const,
        elements: [
          { type: "button" as const, action_id, text: { type: "plain_text" as const, text: "Next" } },
        ],
      },
    ],
  };
}

function home(words: string) {
  return {
    type: "home" as const,
    blocks: [
      { type: "header" as const, text: { type: "plain_text" as const, text: words } },
      {
        type: "actions" as const,
        elements: [
          {
            type: "button" as const,
            action_id: "count",
            text: { type: "plain_text" as const, text: "Count" },
          },
        ],
      },
    ],
  };
}
