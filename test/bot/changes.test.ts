import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LlmSimulator, startLlmSimulator } from "../../src/simulators/llm/simulator.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import {
  ANA,
  BEN,
  closingKnowledge,
  finalReply,
  HARD_CLOSE,
  HELP,
  repliesTo,
  SOFT_CLOSE,
  startTestBot,
  type TestBot,
} from "./bot-fixture.ts";

const database = testDatabase();
let slack: SlackSimulator;
let llm: LlmSimulator;
let bots: TestBot[];

/** The endpoint does not end what it says to this, until the caller leaves. */
const SLOW = "slowly";

beforeAll(async () => {
  slack = await startSlackSimulator({ rateLimits: "off" });
  llm = await startLlmSimulator({
    mode: {
      type: "scripted",
      script: {
        answers: [{ prompt: "/soft close( then)?\\?/", text: SOFT_CLOSE }],
        otherwise: HARD_CLOSE,
      },
    },
    faults: { rules: [{ fault: "hang", prompt: SLOW }] },
  });
  const folder = await closingKnowledge();
  const env = { LITELLM_BASE_URL: llm.url, LITELLM_DEVELOPER_KEY: llm.apiKey };
  // Two, so that what concerns one message often arrives at different processes.
  bots = await Promise.all([1, 2].map(() => startTestBot({ slack, databaseUrl: database.url, folder, env })));
});
afterAll(async () => {
  for (const bot of bots ?? []) await bot.stop();
  await llm?.stop();
  await slack?.stop();
});

const mention = (text: string) => `<@${slack.botUserId}> ${text}`;
const ask = (text: string) => slack.post({ user: ANA, channel: HELP, text: mention(text) });

async function beingAnswered(text: string) {
  const asked = ask(`${text} ${SLOW}`);
  await until("the model is asked", () => llm.inFlight() === 1);
  await until("it is acknowledged", () => repliesTo(slack, asked).length === 1);
  return asked;
}

describe("an edited question", () => {
  it("is answered anew, in the same message, where it was just answered", async () => {
    const asked = ask("What is a hard close?");
    const answer = await finalReply(slack, asked);
    expect(answer.text).toBe(HARD_CLOSE);
    slack.editMessage({ user: ANA, channel: HELP, ts: asked.ts, text: mention("What is a soft close?") });
    await until("the answer is another", () => repliesTo(slack, asked)[0]?.text === SOFT_CLOSE);
    expect(repliesTo(slack, asked).map(({ ts }) => ts)).toEqual([answer.ts]);
  });

  it("ends the answer that is being made of the old text", async () => {
    const asked = await beingAnswered("What is a hard close?");
    slack.editMessage({ user: ANA, channel: HELP, ts: asked.ts, text: mention("What is a soft close?") });
    const answer = await finalReply(slack, asked);
    expect(answer.text).toBe(SOFT_CLOSE);
    expect(llm.inFlight()).toBe(0);
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });
});

describe("a deleted question", () => {
  it("takes back the acknowledgement, and ends the answer", async () => {
    const asked = await beingAnswered("What is a hard close?");
    slack.deleteMessage({ user: ANA, channel: HELP, ts: asked.ts });
    await until("nothing is left of it", () => repliesTo(slack, asked).length === 0);
    await until("the model is left", () => llm.inFlight() === 0);
  });

  it("leaves an answer that others may have read", async () => {
    const asked = ask("What is a hard close?");
    await finalReply(slack, asked);
    slack.deleteMessage({ user: ANA, channel: HELP, ts: asked.ts });
    await finalReply(slack, ask("What is a hard close? Again."));
    expect(repliesTo(slack, asked).map(({ text }) => text)).toEqual([HARD_CLOSE]);
  });
});

describe("a conversation that is muted", () => {
  it("says so once, and is left alone unless the bot is mentioned, until it is unmuted", async () => {
    const asked = ask("What is a hard close?");
    await finalReply(slack, asked);
    const say = (text: string, user = BEN) => slack.post({ user, channel: HELP, text, thread_ts: asked.ts });
    say(mention("mute"));
    expect((await finalReply(slack, asked, 2)).text).toMatch(/silent here from now on/);
    say("and a soft close?");
    say(mention("What is a soft close?"));
    expect((await finalReply(slack, asked, 3)).text).toBe(SOFT_CLOSE);
    say(mention("unmute"));
    expect((await finalReply(slack, asked, 4)).text).toMatch(/I am back/);
    say("What is a soft close then?");
    expect((await finalReply(slack, asked, 5)).text).toBe(SOFT_CLOSE);
    expect(repliesTo(slack, asked)).toHaveLength(5);
  });
});
