import { LedgerError } from "../../core/errors.ts";
import type { SlackSimulator } from "../../simulators/slack/simulator.ts";
import { allowedAddress } from "./allowed-address.ts";
import type { BotUnderTest } from "./bot/bot-under-test.ts";
import { type OwnBotOptions, startOwnBot } from "./bot/own-bot.ts";
import { reachRunningBot } from "./bot/running-bot.ts";

/** How a load is put on: in Slack, over HTTP at a rate, or over HTTP as much as it bears. */
export const TARGETS = ["slack", "http", "ceiling"] as const;
export type TargetName = (typeof TARGETS)[number];

/** Which bot is meant. */
export interface BotMeant {
  readonly target: TargetName;
  /** Of a bot that runs already; without it one is started. */
  readonly url?: string | undefined;
  /** API_TOKEN of that bot. */
  readonly token?: string | undefined;
  /** The hosts of `--allow-remote`. */
  readonly allowRemote: readonly string[];
}

export interface OpenBotOptions extends BotMeant {
  /** For the one that is started. */
  readonly own: OwnBotOptions;
}

/** The bot that is asked, and the Slack that it is in where that is ours. */
export interface OpenBot extends BotUnderTest {
  readonly slack?: SlackSimulator;
}

/** @throws LedgerError TARGET_REFUSED, SETTINGS_INVALID, BOT_UNAVAILABLE and what keeps a bot from starting, or the signal's reason */
export async function openBot({ own, ...meant }: OpenBotOptions): Promise<OpenBot> {
  const running = runningBot(meant);
  if (!running) return startOwnBot(own);
  const { signal, silentMs } = own;
  return reachRunningBot({ ...running, signal, ...(silentMs !== undefined && { silentMs }) });
}

/**
 * Where the bot is that runs already, and its token; undefined where one is to be started. Nothing is asked of it.
 * @throws LedgerError TARGET_REFUSED, SETTINGS_INVALID
 */
export function runningBot({ target, url, token, allowRemote }: BotMeant) {
  if (url === undefined) return undefined;
  const address = allowedAddress(url, allowRemote);
  if (target === "slack") throw notInSlack(address);
  if (token === undefined) throw withoutToken(address);
  return { url: address, token };
}

function notInSlack({ origin }: URL): LedgerError {
  return new LedgerError(
    "TARGET_REFUSED",
    `The bot at ${origin} cannot be asked in Slack: what Slack it is in is not known, and it may be the real one.`,
    "Ask it with --target http or ceiling, or leave out its address: the command then starts a bot in a simulated Slack.",
  );
}

function withoutToken({ origin }: URL): LedgerError {
  return new LedgerError(
    "SETTINGS_INVALID",
    `The HTTP API of the bot at ${origin} wants a token, and API_TOKEN is not set.`,
    "Set API_TOKEN to the API_TOKEN of that bot.",
  );
}
