import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createBot } from "../../../src/bot/create-bot.ts";
import { readSettings } from "../../../src/config/read-settings.ts";
import { createEventBus, type LedgerEvent } from "../../../src/core/events.ts";
import { type LlmSimulator, startLlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { closingKnowledge, finalReply, HARD_CLOSE, repliesTo, SOFT_CLOSE } from "../../bot/bot-fixture.ts";
import { ANA, BEN, HELP, startedSimulator } from "../../simulators/slack/clients.ts";
import { testDatabase } from "../../store/store-fixture.ts";
import { until } from "../../until.ts";
import { channelOf } from "./started-channel.ts";

const database = testDatabase();
let folder: string;
let slack: SlackSimulator;
let llm: LlmSimulator;

/** The endpoint never comes to the end of what it says to this. */
const HANGS = "endlessly";
/** It says a word now and then to this, and comes to an end. */
const SLOW = "slowly";
/** So that its first sentence is shown while the second one comes. */
const TOLD_TWICE = `${HARD_CLOSE} ${HARD_CLOSE}`;

beforeAll(async () => {
  folder = await closingKnowledge();
  llm = await startLlmSimulator({
    mode: {
      type: "scripted",
      script: {
        answers: [
          { prompt: "/soft close\\?/", text: SOFT_CLOSE },
          { prompt: HANGS, text: `${HARD_CLOSE} `.repeat(200) },
          { prompt: SLOW, text: TOLD_TWICE },
        ],
        otherwise: HARD_CLOSE,
      },
    },
    faults: {
      rules: [
        { fault: "slow", prompt: HANGS, tokensPerSecond: 12 },
        { fault: "slow", prompt: SLOW, tokensPerSecond: 12 },
      ],
    },
  });
});
afterAll(() => llm?.stop());
beforeEach(async () => {
  ({ slack } = await startedSimulator());
});

/** The bot with a model that answers word by word, on the database that its next life has too. */
async function startedBot() {
  const events: LedgerEvent[] = [];
  const bus = createEventBus();
  bus.subscribe((event) => events.push(event));
  const { channel } = channelOf(slack, { streams: true, paced: false, emit: bus.emit });
  const env = { LITELLM_BASE_URL: llm.url, LITELLM_DEVELOPER_KEY: llm.apiKey };
  const bot = await createBot({
    settings: readSettings({ PORT: "0", USER_RATE_LIMIT_PER_MINUTE: "100", ANSWER_CACHE_SIZE: "0", ...env }),
    databaseUrl: database.url,
    knowledge: { folder },
    channel,
    events: bus,
  });
  onTestFinished(() => bot.stop());
  return { ...bot, events };
}

const mention = (text: string) => `<@${slack.botUserId}> ${text}`;

interface Asked {
  readonly channel: string;
  readonly ts: string;
}

/** A question whose answer grows in Slack. */
async function growing(text: string, channel = HELP): Promise<Asked> {
  const asked = slack.post({ user: ANA, channel, text: mention(text) });
  await until("the answer grows", () => repliesTo(slack, asked)[0]?.streaming_state === "in_progress");
  return asked;
}

describe("a person who stops an answer with Slack's button", () => {
  it("reads that it is stopped, once, and goes on asking in the thread", async () => {
    await startedBot();
    const asked = await growing(`What is a hard close, ${HANGS}?`);
    slack.stopAgent(ANA, { channel: HELP, thread_ts: asked.ts });
    expect((await finalReply(slack, asked)).text).toMatch(/[Ss]topped/);
    await until("the model is left", () => llm.inFlight() === 0);
    slack.post({ user: ANA, channel: HELP, text: "And a soft close?", thread_ts: asked.ts });
    expect((await finalReply(slack, asked, 2)).text).toBe(SOFT_CLOSE);
    expect(repliesTo(slack, asked)).toHaveLength(2);
  });
});

describe("a place that goes while its answer grows", () => {
  it.each(["is_archived", "not_in_channel", "channel_not_found"])(
    "is let go and told of once where Slack says %s, and others are answered",
    async (code) => {
      const { events } = await startedBot();
      const asked = await growing(`What is a hard close, ${SLOW}?`);
      const refusals = ["chat.appendStream", "chat.stopStream", "chat.update", "chat.postMessage"];
      slack.setFaults({ seed: 1, rules: refusals.map((method) => ({ fault: "error", method, code })) });
      const told = () =>
        events.filter((event) => event.type === "error_occurred" && event.errorType === "nobody_to_answer");
      await until("it is let go", () => told().length > 0);
      slack.setFaults("none");
      const direct = slack.openDirectMessage(BEN);
      const other = slack.post({ user: BEN, channel: direct, text: "What is a soft close?" });
      expect((await finalReply(slack, other)).text).toBe(SOFT_CLOSE);
      expect(told()).toMatchObject([{ message: expect.stringContaining(code) }]);
      expect(repliesTo(slack, asked)).toHaveLength(1);
    },
  );
});

describe("a question that changes while its answer grows", () => {
  it("is answered by its new text in one message, also where that names the bot no more", async () => {
    await startedBot();
    const asked = await growing(`What is a hard close, ${HANGS}?`);
    slack.editMessage({ user: ANA, channel: HELP, ts: asked.ts, text: "What is a soft close?" });
    expect((await finalReply(slack, asked)).text).toBe(SOFT_CLOSE);
    expect(repliesTo(slack, asked)).toMatchObject([{ text: SOFT_CLOSE }]);
    expect(repliesTo(slack, asked)[0]?.streaming_state).not.toBe("in_progress");
  });

  it("leaves nothing where it is deleted", async () => {
    await startedBot();
    const asked = await growing(`What is a hard close, ${HANGS}?`);
    slack.deleteMessage({ user: ANA, channel: HELP, ts: asked.ts });
    await until("nothing is left of it", () => repliesTo(slack, asked).length === 0);
    await until("the model is left", () => llm.inFlight() === 0);
  });
});

describe("a bot that is started again", () => {
  it("knows its threads and where it is to be silent, and ends the answer that was growing, in its message", async () => {
    const first = await startedBot();
    const joined = slack.post({ user: ANA, channel: HELP, text: mention("What is a hard close?") });
    await finalReply(slack, joined);
    const muted = slack.post({ user: ANA, channel: HELP, text: mention("What is a hard close?") });
    await finalReply(slack, muted);
    slack.post({ user: BEN, channel: HELP, text: mention("mute"), thread_ts: muted.ts });
    await finalReply(slack, muted, 2);
    const asked = await growing(`What is a hard close, ${SLOW}?`);
    await first.stop(0);

    await startedBot();
    slack.post({ user: BEN, channel: HELP, text: "What of a soft close?", thread_ts: muted.ts });
    slack.post({ user: BEN, channel: HELP, text: "What of a soft close?", thread_ts: joined.ts });
    expect((await finalReply(slack, joined, 2)).text).toBe(SOFT_CLOSE);
    expect((await finalReply(slack, asked)).text).toBe(TOLD_TWICE);
    expect(repliesTo(slack, asked)).toHaveLength(1);
    expect(repliesTo(slack, muted)).toHaveLength(2);
  });
});
