import { resolve } from "node:path";
import { FEEDBACK_ACTION } from "../../../../src/channels/slack/feedback-blocks.ts";
import { type OwnBot, startOwnBot } from "../../../../src/loadtest/targets/bot/own-bot.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import type { SlackMessage } from "../../../../src/simulators/slack/workspace/message.ts";
import { ANA, BEN, finalReply, HELP } from "../../../bot/bot-fixture.ts";
import { AGENTS, type Posted, SEED_WITH_AGENTS, textOf } from "../../../bot/people-world.ts";
import { until } from "../../../until.ts";

const PROGRAM = resolve(import.meta.dirname, "../../../loadtest/targets/bot-program.ts");
/** What a person may ask in a minute: as much as Ana asks when all is asked twice. */
const ALLOWED = 10;

/** `ledger start` in a process of its own, with Postgres, a simulated Slack and a simulated model. */
export async function startAskedBot(redisUrl: string): Promise<OwnBot> {
  const bot = await startOwnBot({
    program: PROGRAM,
    env: process.env,
    signal: new AbortController().signal,
    model: {
      latency: { firstTokenMs: 20 },
      faults: { seed: 1, rules: [{ fault: "server_error", status: 500, prompt: "honestly" }] },
    },
    slack: {
      seed: SEED_WITH_AGENTS,
      rateLimits: "slack",
      faults: { seed: 1, rules: [{ fault: "rate_limited", method: "chat.*", every: 4, retryAfter: 1 }] },
    },
    settings: {
      REDIS_URL: redisUrl,
      SLACK_AGENTS_CHANNEL: AGENTS,
      ANSWER_CACHE_SIZE: "100",
      USER_RATE_LIMIT_PER_MINUTE: String(ALLOWED),
    },
  });
  bot.beginFaults();
  return bot;
}

/**
 * What people do in a day: they ask what is answered, and like it; what is refused, and do not; what another one has
 * asked; for a person; by the HTTP API, and too much there.
 */
export async function askAll(bot: OwnBot, question: string): Promise<void> {
  const { slack } = bot;
  const judge = async (asked: Posted, word: "up" | "down") => {
    const judged = await withButtons(slack, asked);
    const [value] = new RegExp(`q_[^"]*:${word}[^"]*`).exec(textOf(judged)) ?? [];
    const place = { channel: judged.channel, ts: judged.ts };
    return slack.act({ user: ANA, in: place, action_id: FEEDBACK_ACTION, value: value ?? "" });
  };
  await judge(ask(slack, ANA, question), "up");
  await judge(ask(slack, ANA, "How do I bake a cake?"), "down");
  await finalReply(slack, ask(slack, ANA, "I want to talk to a person."));
  await finalReply(slack, ask(slack, ANA, "Thank you!"));
  await finalReply(slack, ask(slack, BEN, question));
  await Promise.all(Array.from({ length: ALLOWED + 2 }, () => askByHttp(bot, question)));
}

/** Asks while the model fails, until its breaker opens: the answers quote the sources. */
export async function askInOutage({ slack }: OwnBot): Promise<void> {
  for (const question of ["What is a hard close, honestly?", "When is a hard close, honestly?"])
    await finalReply(slack, ask(slack, ANA, question));
}

function ask(slack: SlackSimulator, user: string, text: string): Posted {
  return slack.post({ user, channel: HELP, text: `<@${slack.botUserId}> ${text}` });
}

/** The answer that a person can judge; what it grows from has no buttons yet. */
async function withButtons(slack: SlackSimulator, { channel, ts }: Posted): Promise<SlackMessage> {
  const find = () => slack.thread(channel, ts).find((each) => textOf(each).includes(FEEDBACK_ACTION));
  await until("the answer can be judged", () => find() !== undefined);
  const found = find();
  if (!found) throw new Error("The answer is gone.");
  return found;
}

async function askByHttp({ url, token }: OwnBot, text: string): Promise<void> {
  const response = await fetch(new URL("/v1/questions", url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ text, asker: "cara" }),
  });
  await response.arrayBuffer();
}
