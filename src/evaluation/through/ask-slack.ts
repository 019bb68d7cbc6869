import type { MayConnect } from "../../llm/cassette/block-network.ts";
import type { Cassettes } from "../../llm/cassette/cassettes.ts";
import { askedBy } from "./ask-path.ts";
import type { AskedPath } from "./asked.ts";
import { createSlackAsker } from "./slack/ask-in-slack.ts";
import { createReplies } from "./slack/replies.ts";
import type { SlackBot, SlackBotOptions } from "./slack/start-slack-bot.ts";

export interface SlackPathOptions extends SlackBotOptions {
  /** Where the model's words come from tapes, or go there; a replay must be opened with `mayConnect`. */
  readonly cassettes?: Cassettes | undefined;
  /** How long an answer may take, in milliseconds; a minute unless said. */
  readonly answeredWithinMs?: number | undefined;
}

const ANSWERED_WITHIN_MS = 60_000;

/** What a replay without network leaves open: the simulated Slack and the database are on this machine. */
export const mayConnect: MayConnect = ({ host }) => host === "127.0.0.1";

/**
 * Asks the production bot in a simulated Slack, each case as a person does in a thread of its own, and observes what
 * stands there in the end. What Slack does not show (the quotes, the ranking, what was read, the cost) is observed
 * at the ports of the bot's answer path.
 *
 * What is observed is what the path gives, but for what the bot does on purpose: it keeps no secrets of a question,
 * answers a wish for a person itself, and in Slack `<!channel` and the like call nobody, a text above 11,500 characters is
 * of several messages, and an eleventh source is not named.
 * @throws LedgerError where the bot, its database or the simulated Slack does not start
 */
export async function openSlackPath(options: SlackPathOptions): Promise<AskedPath> {
  // Loaded only where it is wanted: the plain path starts without Slack and Postgres.
  const { startSlackBot } = await import("./slack/start-slack-bot.ts");
  return createSlackPath(await startSlackBot(options), options);
}

/** Asks a bot that runs, and stops it when the path is closed. */
export function createSlackPath(
  bot: SlackBot,
  {
    knowledge,
    cassettes,
    answeredWithinMs = ANSWERED_WITHIN_MS,
  }: Pick<SlackPathOptions, "knowledge" | "cassettes" | "answeredWithinMs">,
): AskedPath {
  const replies = createReplies(bot, answeredWithinMs);
  const { ask } = createSlackAsker(bot, replies);
  return {
    ask: askedBy(ask, { knowledge, cassettes }),
    async close() {
      replies.stop();
      await bot.stop();
    },
  };
}
