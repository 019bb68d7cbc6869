import { webApi } from "@slack/bolt";
import { clientOptionsOf } from "./client-options.ts";
import { createSlackLogger } from "./slack-logger.ts";
import type { SlackOptions } from "./slack-options.ts";

/** A client that neither tries again nor waits for limits by itself: replies keep to the pace, and do so at their turn. */
export function createReplyClient(options: SlackOptions): webApi.WebClient {
  return new webApi.WebClient(options.botToken, {
    ...clientOptionsOf(options),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: createSlackLogger(options.emit),
  });
}
