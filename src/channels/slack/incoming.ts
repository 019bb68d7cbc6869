import { App, webApi } from "@slack/bolt";
import { reasonOf } from "../../core/errors.ts";
import type { Deliver } from "../channel.ts";
import { clientOptionsOf } from "./client-options.ts";
import { greet } from "./greetings/greet.ts";
import { SUGGESTED_QUESTIONS } from "./greetings/suggest-questions.ts";
import { identify } from "./identify.ts";
import type { SlackSelf } from "./inbound/slack-self.ts";
import { createKeepingReceiver } from "./keeping-receiver.ts";
import { receive } from "./receive.ts";
import { createSlackLogger } from "./slack-logger.ts";
import type { SlackOptions } from "./slack-options.ts";
import { type KeptConnection, keepConnected } from "./socket/keep-connected.ts";

/** All that hears Slack. */
export interface Incoming {
  readonly connection: KeptConnection;
  /** Resolves when all that has come in so far is kept and acknowledged, or could not be. */
  settled(): Promise<void>;
}

/** Three tries within about five seconds: whoever opens the bot does not wait longer for its greeting. */
const RETRIES = { retries: 2, factor: 2, minTimeout: 1_000 };
/** The connection is tried again by whoever keeps it, and may not hang in a client that waits. */
const NO_RETRIES = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };

/**
 * Makes what hears Slack, and gives it to `deliver`; it does not connect yet.
 * @throws LedgerError SLACK_UNAVAILABLE where Slack does not accept the bot's token
 */
export async function createIncoming(options: SlackOptions, deliver: Deliver): Promise<Incoming> {
  const { emit, botToken, appToken, suggestedQuestions: questions = SUGGESTED_QUESTIONS } = options;
  if (appToken === undefined) throw new Error("Whoever takes in needs an app-level token.");
  const logger = createSlackLogger(emit);
  const client = new webApi.WebClient(botToken, {
    ...clientOptionsOf(options),
    retryConfig: RETRIES,
    logger,
  });
  const self = await identify(client);
  const { receiver, settled } = createKeepingReceiver(
    {
      ...{ appToken, logger, autoReconnectEnabled: false },
      installerOptions: { clientOptions: { ...clientOptionsOf(options), ...NO_RETRIES } },
    },
    {
      keep: (body) => receive(body, { self, deliver, client, emit }),
      onLost: report("intake"),
      onFault: report("slack_client"),
    },
  );
  const app = new App({
    ...{ receiver, logger, clientOptions: clientOptionsOf(options) },
    authorize: async () => authorizationOf(botToken, self),
  });
  app.error(async (error) => report("slack_greeting")(error));
  greet(app, { client, botUserId: self.userId, questions });
  return { connection: keepConnected(receiver.client, { onFault: report("slack_connection") }), settled };

  function report(errorType: string) {
    return (what: unknown) => emit({ type: "error_occurred", errorType, message: reasonOf(what) });
  }
}

/** Known already: Bolt would ask Slack for it again. */
function authorizationOf(botToken: string, { userId, botId }: SlackSelf) {
  return { botToken, botUserId: userId, ...(botId !== undefined && { botId }) };
}
