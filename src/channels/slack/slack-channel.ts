import { App, webApi } from "@slack/bolt";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import type { Emit, LedgerEvent } from "../../core/events.ts";
import type { Channel, Deliver } from "../channel.ts";
import { decodeEvent } from "./decode.ts";
import { createKeepingReceiver } from "./keeping-receiver.ts";
import { createSlackLogger } from "./slack-logger.ts";
import { createSlackReply } from "./slack-reply.ts";

export interface SlackOptions {
  readonly botToken: string;
  readonly appToken: string;
  /** Slack's Web API, where it is not Slack's own. */
  readonly apiUrl?: string | undefined;
  readonly emit: Emit;
}

const CALL_TIMEOUT_MS = 10_000;
/** Three tries within about five seconds; the queue tries again after that, which the client's half an hour would delay. */
const RETRIES = { retries: 2, factor: 2, minTimeout: 1_000 };

/** Slack over Socket Mode, by Bolt. */
export function createSlackChannel(given: SlackOptions): Channel {
  let stopping = false;
  // A connection that we end ourselves is nothing to complain of.
  const options = { ...given, emit: (event: LedgerEvent) => void (stopping || given.emit(event)) };
  const client = createClient(options);
  let app: App | undefined;
  let connected = false;

  return {
    name: "slack",
    isConnected: () => connected,
    reply: (place, questionId) => createSlackReply(client, place, questionId),
    async start(deliver) {
      const botUserId = await identify(client);
      const receiver = createReceiver(options, botUserId, deliver);
      receiver.client.on("connected", () => (connected = true));
      for (const state of ["disconnected", "reconnecting", "close"])
        receiver.client.on(state, () => (connected = false));
      app = new App({
        token: options.botToken,
        receiver,
        clientOptions: clientOptions(options),
        logger: createSlackLogger(options.emit),
      });
      await connect(app);
      connected = true;
    },
    async stop() {
      stopping = true;
      connected = false;
      await app?.stop();
    },
  };
}

/** Each client gets options of its own, because the Socket Mode client changes those it is given. */
function clientOptions({ apiUrl }: SlackOptions) {
  return { ...(apiUrl && { slackApiUrl: apiUrl }), timeout: CALL_TIMEOUT_MS };
}

function createClient(options: SlackOptions): webApi.WebClient {
  return new webApi.WebClient(options.botToken, {
    ...clientOptions(options),
    retryConfig: RETRIES,
    logger: createSlackLogger(options.emit),
  });
}

async function identify(client: webApi.WebClient): Promise<string> {
  try {
    const { user_id } = await client.auth.test();
    return user_id ?? "";
  } catch (error) {
    throw cannotStart("Slack did not accept the bot's token", "SLACK_BOT_TOKEN", error);
  }
}

/** The SDK tries again for ever where it takes a refusal for a passing one, so there is an end to waiting. */
const CONNECT_WITHIN_MS = 30_000;

async function connect(app: App): Promise<void> {
  const tooLong = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => tooLong.reject(new Error(`no connection within ${CONNECT_WITHIN_MS / 1000} s`)),
    CONNECT_WITHIN_MS,
  );
  try {
    await Promise.race([app.start(), tooLong.promise]);
  } catch (error) {
    throw cannotStart("Slack did not open a connection for the app's token", "SLACK_APP_TOKEN", error);
  } finally {
    clearTimeout(timer);
  }
}

function cannotStart(what: string, setting: string, error: unknown): LedgerError {
  return new LedgerError(
    "SLACK_UNAVAILABLE",
    `${what}: ${reasonOf(error)}`,
    `Check ${setting}, and that Slack can be reached from here.`,
    error,
  );
}

function createReceiver(options: SlackOptions, botUserId: string, deliver: Deliver) {
  const keep = async (body: unknown) => {
    const inbound = decodeEvent(body, botUserId);
    if (inbound) await deliver(inbound);
  };
  return createKeepingReceiver(
    {
      appToken: options.appToken,
      logger: createSlackLogger(options.emit),
      installerOptions: { clientOptions: clientOptions(options) },
      processEventErrorHandler: async ({ error }) => {
        options.emit({ type: "error_occurred", errorType: "intake", message: reasonOf(error) });
        return false;
      },
    },
    keep,
  );
}
