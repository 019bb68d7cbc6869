import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conversationIdOf } from "../../src/core/ids.ts";
import { likelyTokens } from "../../src/llm/tokens.ts";
import type { LlmSimulator } from "../../src/simulators/llm/simulator.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { saying, startedLlm } from "../simulators/llm/clients.ts";
import { askedAndAnswered } from "../store/answered-question.ts";
import { openTestStore, testDatabase } from "../store/store-fixture.ts";
import { ANA, BEN, closingKnowledge, finalReply, HARD_CLOSE, HELP, startedTestBot } from "./bot-fixture.ts";

const PRIVATE = "C0PRIVATE01";
const TEAM = "T0SIMULATED";
const API_TOKEN = "a-token-of-at-least-32-characters-1";
const FIRST = "What is a hard close?";
const NEXT = "And when does it happen?";
const BOUND = 16_000;

const database = testDatabase();
let slack: SlackSimulator;

beforeAll(async () => {
  slack = await startSlackSimulator();
});
afterAll(() => slack?.stop());

describe("what a model reads of a conversation", () => {
  it("is of that thread, and of no other thread, channel or person; only its beginning is everybody's", async () => {
    const { llm, bot } = await startedBot();
    const mention = `<@${slack.botUserId}> `;
    const inSlack = (user: string, channel: string) => {
      let thread: string | undefined;
      return async (text: string) => {
        const posted = { user, channel, text: channel.startsWith("D") ? text : mention + text };
        const asked = slack.post({ ...posted, ...(thread !== undefined && { thread_ts: thread }) });
        const count = thread === undefined ? 1 : 2;
        thread ??= asked.ts;
        await finalReply(slack, { channel, ts: thread }, count);
      };
    };
    const byHttp = (asker: string, conversation: string) => async (text: string) => {
      const response = await fetch(`${bot.url}/v1/questions`, {
        method: "POST",
        headers: { authorization: `Bearer ${API_TOKEN}`, "content-type": "application/json" },
        body: JSON.stringify({ text, asker, conversation }),
      });
      expect(await response.text()).toContain("takes no more entries");
    };
    const conversations: Readonly<Record<string, (text: string) => Promise<void>>> = {
      apricot: inSlack(ANA, slack.openDirectMessage(ANA)),
      banana: inSlack(BEN, slack.openDirectMessage(BEN)),
      cherry: inSlack(ANA, HELP),
      damson: inSlack(ANA, HELP),
      elderberry: inSlack(BEN, HELP),
      fig: inSlack(ANA, PRIVATE),
      grape: byHttp(ANA, "one"),
      hazelnut: byHttp(ANA, "two"),
      imbe: byHttp(BEN, "one"),
    };
    for (const [word, ask] of Object.entries(conversations)) await ask(`${FIRST} (${word})`);
    for (const [word, ask] of Object.entries(conversations)) await ask(`${NEXT} (${word})`);

    const words = Object.keys(conversations);
    const read = promptsAt(llm).map((prompt) => words.filter((word) => prompt.includes(word)));
    expect(read).toEqual([...words, ...words].map((word) => [word]));
    const beginnings = llm.calls().map(({ messages = [] }) => JSON.stringify(messages[0]));
    expect(new Set(beginnings).size).toBe(1);
    const [first, ...later] = llm.calls().map(({ usage }) => usage);
    expect(later.map((usage) => usage?.cachedTokens)).toEqual(later.map(() => first?.cacheWriteTokens));
    for (const [at, prompt] of promptsAt(llm).slice(words.length).entries()) {
      expect(prompt).toContain(`${FIRST} (${words[at]})`);
      expect(prompt).toMatch(/speaker="ledger">\nA hard close is/);
    }
  });

  it("is bounded after 200 long turns, and has the newest of them", async () => {
    const root = slack.post({ user: ANA, channel: HELP, text: "Closing" });
    const place = {
      channel: "slack",
      conversation: conversationIdOf("slack", TEAM, HELP, root.ts),
      address: { team: TEAM, channel: HELP, thread: root.ts },
    };
    const store = await openTestStore(database.url);
    const started = Date.now();
    const turn = (at: number) => ({
      asker: ANA,
      text: `What is a hard close, asked ${at}? ${"Please. ".repeat(110)}`,
      askedAt: new Date(started - (100 - at) * 60_000).toISOString(),
      answer: { text: `Answered ${at}. ${"It takes no more entries. ".repeat(1_500)}` },
    });
    for (let from = 0; from < 100; from += 10)
      await Promise.all(
        Array.from({ length: 10 }, (_, at) => askedAndAnswered(store, turn(from + at), place)),
      );
    await store.close();

    const { llm } = await startedBot();
    slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> ${NEXT}`, thread_ts: root.ts });
    await finalReply(slack, { channel: HELP, ts: root.ts });
    const [prompt = "", ...others] = promptsAt(llm);
    expect(others).toEqual([]);
    expect(likelyTokens(prompt)).toBeLessThan(BOUND);
    expect(prompt).toContain("asked 99?");
    expect(prompt).toContain("Answered 99.");
    expect(prompt).not.toContain("asked 90?");
  });
});

async function startedBot() {
  const { llm } = await startedLlm(saying(HARD_CLOSE));
  const bot = await startedTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: { LITELLM_BASE_URL: llm.url, LITELLM_DEVELOPER_KEY: llm.apiKey, API_TOKEN },
  });
  return { llm, bot };
}

/** All that the endpoint was given to read, call by call. */
function promptsAt(llm: LlmSimulator): string[] {
  return llm.calls().map(({ messages = [] }) => messages.map(({ content }) => content).join("\n"));
}
