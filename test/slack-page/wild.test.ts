import { expect, it } from "vitest";
import { needs } from "../needs.ts";
import { ANA, BEN, HELP, startedSimulator, webClient } from "../simulators/slack/clients.ts";
import { openTab } from "./browser.ts";

needs("chromium");

const SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>";
const plain = (text: string) => ({ type: "plain_text" as const, text });

/** What an app could send to do harm, in all that the page draws. */
const WILD = [
  { type: "header", text: plain(SCRIPT) },
  {
    type: "section",
    text: { type: "mrkdwn", text: `${SCRIPT} <javascript:alert(3)|click> <https://example.com|fine>` },
  },
  {
    type: "section",
    text: plain("Beside"),
    accessory: { type: "image", image_url: "https://example.com/x.png", alt_text: SCRIPT },
  },
  { type: "image", image_url: "https://example.com/y.png", alt_text: SCRIPT },
  {
    type: "markdown",
    text: `${SCRIPT}\n\n[click](javascript:alert(4)) ![p](https://example.com/z.png) [fine](https://example.com)`,
  },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "link", url: "javascript:alert(5)", text: "click" },
          { type: "text", text: SCRIPT },
          { type: "link", url: "https://example.com", text: "fine" },
        ],
      },
    ],
  },
  {
    type: "context",
    elements: [{ type: "image", image_url: "https://example.com/w.png", alt_text: "w" }, plain(SCRIPT)],
  },
  {
    type: "actions",
    elements: [{ type: "button", action_id: "b", text: plain(SCRIPT), url: "javascript:alert(6)" }],
  },
  {
    type: "video",
    title: plain("A video"),
    title_url: "javascript:alert(7)",
    video_url: "https://example.com/v",
    thumbnail_url: "https://example.com/t.png",
    alt_text: "v",
  },
  {
    type: "task_card",
    task_id: "t",
    title: SCRIPT,
    sources: [{ type: "url", url: "javascript:alert(8)", text: "s" }],
  },
  { type: "plan", title: SCRIPT, tasks: 7 },
  { type: "table", rows: "none" },
  { type: "rich_text" },
  { type: "no_such_block", text: SCRIPT },
  { type: "constructor" },
];

it("shows what apps send as text, and opens, loads and runs nothing of it", async () => {
  const { slack } = await startedSimulator();
  slack.post({ user: BEN, channel: HELP, text: `&lt;b&gt;${SCRIPT}` });
  const page = await openTab(new URL(`/#/${ANA}`, slack.url).href);
  // Past the simulator's own checks, which refuse much of this: the page has to stand alone.
  await page.route("**/simulator/messages?*", async (route) => {
    const reply = await route.fetch();
    const { messages, ...rest } = await reply.json();
    await route.fulfill({
      json: { ...rest, messages: messages.map((message: object) => ({ ...message, blocks: WILD })) },
    });
  });
  await page.reload();
  const message = page.getByRole("article").first();
  await message.getByText("A block of the type “no_such_block” is not drawn here.").waitFor();
  const links = await message.getByRole("link").all();
  expect(links.length).toBeGreaterThanOrEqual(3);
  for (const link of links) {
    expect(await link.getAttribute("href")).toMatch(/^(https:\/\/example\.com.*|about:blank|)$/);
    expect(await link.getAttribute("rel")).toContain("noopener");
  }
  expect(await page.locator("script, iframe, object, embed").count()).toBe(1);
  const clicked = page.waitForRequest("**/simulator/people/act");
  await page.route("**/simulator/people/act", (route) => route.fulfill({ json: { type: "acknowledged" } }));
  await message.getByRole("button", { name: /onerror/ }).click();
  await clicked;
  expect(page.context().pages()).toHaveLength(1);
});

it("stays quick in a channel of 5,000 messages, and shows them all by steps", async () => {
  const { slack } = await startedSimulator();
  for (let count = 0; count < 5_000; count += 1)
    slack.post({ user: BEN, channel: HELP, text: `Message ${count}.` });
  const page = await openTab(new URL(`/#/${ANA}`, slack.url).href);
  const articles = page.getByRole("article");
  await page.getByText("Message 4999.", { exact: true }).waitFor();
  expect(await articles.count()).toBe(100);
  slack.post({ user: BEN, channel: HELP, text: "One more." });
  await page.getByText("One more.").waitFor();
  const first = page.getByText("Message 4901.", { exact: true });
  const earlier = page.getByRole("button", { name: "Show earlier messages" });
  await earlier.scrollIntoViewIfNeeded();
  const before = await first.boundingBox();
  await earlier.click();
  await page.getByText("Message 4860.", { exact: true }).waitFor();
  expect(await articles.count()).toBe(100);
  // Whoever read there reads on there.
  expect(Math.abs(((await first.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(40);
  await page.getByRole("button", { name: "Show later messages" }).click();
  await page.getByText("One more.").waitFor();
});

it("says what Slack refuses, and gives back what was typed", async () => {
  const { slack } = await startedSimulator();
  const page = await openTab(new URL(`/#/${ANA}`, slack.url).href);
  const input = page.getByRole("combobox", { name: /^Message / });
  await input.fill("/ledger now");
  await input.press("Enter");
  await page.getByRole("alert").waitFor();
  expect(await input.inputValue()).toBe("/ledger now");
  await webClient(slack).chat.postMessage({ channel: HELP, text: "Still here" });
  await page.getByText("Still here").waitFor();
});
