import { Assistant } from "@slack/bolt";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DEFAULT_SEED } from "../../src/simulators/slack/seed/default-seed.ts";
import type { SlackSeed } from "../../src/simulators/slack/seed/seed.ts";
import { needs } from "../needs.ts";
import { seedWith } from "../simulators/slack/assistant/seed-with.ts";
import { ANA, BEN, GENERAL, HELP, startedBoltApp, startedSimulator } from "../simulators/slack/clients.ts";
import { openTab } from "./browser.ts";
import { elementsApp } from "./elements-app.ts";

needs("chromium");

const WITH_SHORTCUTS = seedWith("agent", {
  shortcuts: [
    { callbackId: "keep", name: "Keep it", type: "message" },
    { callbackId: "ask", name: "Ask from anywhere", type: "global" },
  ],
});

async function say(page: Page, words: string): Promise<void> {
  const input = page.getByRole("combobox", { name: /^Message / }).last();
  await input.fill(words);
  await input.press("Enter");
}

function goTo(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole("navigation").getByRole("button", { name }).click();
}

it("runs the shortcuts of a message and of an app", async () => {
  const { slack } = await startedSimulator({ seed: WITH_SHORTCUTS });
  await startedBoltApp(slack, elementsApp);
  slack.post({ user: BEN, channel: HELP, text: "Worth keeping" });
  const page = await openTab(new URL(`/#/${ANA}/${HELP}`, slack.url).href);
  const message = page.getByRole("article");
  await message.hover();
  await message.getByRole("button", { name: "More" }).click();
  await message.getByRole("menuitem", { name: "Keep it" }).click();
  await page.getByText("Kept “Worth keeping”.").waitFor();
  await goTo(page, /ledger\s*app/);
  await page.getByRole("button", { name: "Shortcuts" }).click();
  await page.getByRole("menuitem", { name: "Ask from anywhere" }).click();
  await page.getByRole("dialog", { name: "From anywhere" }).waitFor();
});

it("shows a public channel that the person is not in, and joins it", async () => {
  const { slack } = await startedSimulator({ seed: withoutAnaIn(GENERAL) });
  slack.post({ user: BEN, channel: GENERAL, text: "Read by all" });
  const page = await openTab(new URL(`/#/${ANA}/${GENERAL}`, slack.url).href);
  await page.getByText("Read by all").waitFor();
  expect(await page.getByRole("combobox", { name: /^Message / }).count()).toBe(0);
  await page.getByRole("button", { name: "Join #general" }).click();
  await say(page, "Here I am");
  await page.getByRole("article").getByText("Here I am").waitFor();
});

it("begins a chat with an assistant, and shows by turns what it is about", async () => {
  const { slack } = await startedSimulator({ seed: seedWith("assistant") });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await startedBoltApp(slack, (app) =>
    app.assistant(
      new Assistant({
        threadStarted: async ({ say, setSuggestedPrompts }) => {
          await say("Ask me.");
          await setSuggestedPrompts({ prompts: [{ title: "Deploys", message: "How do we deploy?" }] });
        },
        userMessage: async ({ say, setStatus }) => {
          await setStatus({ status: "is thinking...", loading_messages: ["is reading", "is writing"] });
          await released;
          await say("Like this.");
        },
      }),
    ),
  );
  const page = await openTab(new URL(`/#/${ANA}/${HELP}`, slack.url).href);
  await page.clock.install();
  await goTo(page, /ledger\s*app/);
  await page.getByRole("button", { name: "New chat" }).click();
  const thread = page.getByRole("complementary", { name: "Thread" });
  await thread.getByText("Ask me.").waitFor();
  await thread.getByRole("button", { name: "Deploys" }).click();
  const status = thread.getByRole("status");
  await status.getByText("is reading").waitFor();
  expect(await status.getByText("is thinking...").count()).toBe(1);
  await page.clock.runFor(3_000);
  await status.getByText("is writing").waitFor();
  await page.clock.runFor(3_000);
  await status.getByText("is reading").waitFor();
  release();
  await thread.getByText("Like this.").waitFor();
  await status.getByText(/is (reading|writing)/).waitFor({ state: "detached" });
});

it("keeps the words still for a person who wants no motion", async () => {
  const { slack } = await startedSimulator();
  await startedBoltApp(slack, (app) => {
    app.event("app_mention", async ({ event, client }) => {
      const at = { channel_id: event.channel, thread_ts: event.ts };
      const loading_messages = ["is reading", "is writing"];
      await client.assistant.threads.setStatus({ ...at, status: "is thinking...", loading_messages });
    });
  });
  const { ts } = slack.post({ user: ANA, channel: HELP, text: "<@U0LEDGERBOT> how?" });
  const page = await openTab(new URL(`/#/${ANA}/${HELP}/${ts}`, slack.url).href);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.clock.install();
  await page.reload();
  const status = page.getByRole("complementary", { name: "Thread" }).getByRole("status");
  await status.getByText("is reading").waitFor();
  await page.clock.runFor(3_500);
  expect(await status.innerText()).toContain("is reading");
});

it("tells an agent which channel the person comes from, and where the person goes then", async () => {
  const { slack } = await startedSimulator();
  const looks: unknown[] = [];
  slack.watch((change) => {
    if (change.type === "assistant-opened" || change.type === "assistant-context-changed") {
      looks.push([change.type, change.lookingAt?.channel]);
    }
  });
  const page = await openTab(new URL(`/#/${ANA}/${HELP}`, slack.url).href);
  await goTo(page, "general");
  await page.getByRole("heading", { name: "#general" }).waitFor();
  expect(looks).toEqual([]);
  await goTo(page, /ledger\s*app/);
  await expect.poll(() => looks).toEqual([["assistant-opened", GENERAL]]);
  await goTo(page, "ledger-help");
  await expect.poll(() => looks.at(-1)).toEqual(["assistant-context-changed", HELP]);
  expect(looks).toHaveLength(2);
});

function withoutAnaIn(channel: string): SlackSeed {
  const workspaces = DEFAULT_SEED.workspaces.map((workspace) => ({
    ...workspace,
    channels: workspace.channels.map((each) =>
      each.id === channel ? { ...each, members: each.members.filter((member) => member !== ANA) } : each,
    ),
  }));
  return { ...DEFAULT_SEED, workspaces };
}
