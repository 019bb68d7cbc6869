import { expect, it } from "vitest";
import { needs } from "../needs.ts";
import { ANA, BEN, HELP, startedSimulator, webClient } from "../simulators/slack/clients.ts";
import { openTab } from "./browser.ts";

needs("chromium");

const mrkdwn = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } }) as const;
const section = (text: string) => ({ type: "section", text: { type: "plain_text", text } }) as const;
const header = (text: string) => ({ type: "header", text: { type: "plain_text", text } }) as const;
const markdown = (text: string) => ({ type: "markdown", text }) as const;
const context = (text: string) => ({ type: "context", elements: [{ type: "mrkdwn", text }] }) as const;
const fields = (text: string) => ({ type: "section", fields: [{ type: "mrkdwn", text }] }) as const;

const CODE = "at 10:30:15 a -&gt; b, if x &gt; 3, `x =&gt; y` urn:isbn:123";
const READ = "at 10:30:15 a -> b, if x > 3, x => y urn:isbn:123";
const PLAIN = "at 10:30:15 :nosuch: a -> b C:\\_x urn:isbn:123 :30: *no*";

const SAID = [
  [mrkdwn(CODE), READ],
  [context(CODE), READ],
  [fields(CODE), READ],
  [mrkdwn("```f(x) =&gt; 1\n  a &amp;&amp; b:c:d```"), "f(x) => 1\n  a && b:c:d"],
  [mrkdwn(":nosuch: :wave: 10:30:15 :30: ::"), ":nosuch: 👋 10:30:15 :30: ::"],
  [
    mrkdwn("C:\\_x 1. a\\*b &lt;@U0ANA000001&gt; &amp;gt; &lt;b&gt;"),
    "C:\\_x 1. a\\*b <@U0ANA000001> &gt; <b>",
  ],
  [mrkdwn("a\nb:\n\n\nc"), "a\nb:\n\n\nc"],
  [
    mrkdwn("*bold* _it_ ~no~ <https://example.com/a:b:c|a:b:c> <@U0ANA000001> <!here>"),
    "bold it no a:b:c @Ana Example @here",
  ],
  [mrkdwn("std::map::begin ```open"), "std::map::begin ```open"],
  [header(PLAIN), PLAIN],
  [section(PLAIN), PLAIN],
  [header("Done :tada:"), "Done 🎉"],
  [
    markdown("at 10:30:15 :nosuch: a -> b `x => y:z:1` urn:isbn:123 :wave:"),
    "at 10:30:15 :nosuch: a -> b x => y:z:1 urn:isbn:123 👋",
  ],
  [markdown("```ts\nf(x) => 1:2:3\n  - [ ] a:b:c\n```"), "f(x) => 1:2:3\n  - [ ] a:b:c"],
] as const;

it("shows texts as they are, in every block and in what a person says", async () => {
  const { slack } = await startedSimulator();
  for (const [index, [block]] of SAID.entries())
    await webClient(slack).chat.postMessage({ channel: HELP, text: `${index}`, blocks: [block] });
  slack.post({ user: BEN, channel: HELP, text: CODE });
  const page = await openTab(new URL(`/#/${ANA}`, slack.url).href);
  const bodies = page.locator(".message-body");
  await bodies.nth(SAID.length).waitFor();
  const shown = (await bodies.allInnerTexts()).map((text) => text.trim());
  expect(shown).toEqual([...SAID.map(([, text]) => text), READ]);
});

it("has Slackbot refuse a slash command that nobody has, and posts nothing", async () => {
  const { slack } = await startedSimulator();
  const page = await openTab(new URL(`/#/${ANA}`, slack.url).href);
  const input = page.getByRole("combobox", { name: /^Message / });
  await input.fill("/nosuch now");
  await input.press("Enter");
  await page.getByRole("article").getByText("/nosuch is not a valid command.").waitFor();
  const { messages = [] } = await webClient(slack).conversations.history({ channel: HELP });
  expect(messages).toEqual([]);
});

it("begins a direct message with another person", async () => {
  const { slack } = await startedSimulator();
  const page = await openTab(new URL(`/#/${ANA}`, slack.url).href);
  await page.getByRole("combobox", { name: "New direct message" }).selectOption(BEN);
  const input = page.getByRole("combobox", { name: /^Message .*Ben/ });
  await input.fill("Only for you");
  await input.press("Enter");
  await page.getByRole("article").getByText("Only for you").waitFor();
  const toBen = await openTab(new URL(`/#/${BEN}`, slack.url).href);
  await toBen.getByRole("button", { name: /Ana/ }).click();
  await toBen.getByRole("article").getByText("Only for you").waitFor();
});
