import type { webApi } from "@slack/bolt";
import type { SlackOptions } from "./slack-options.ts";

/** Without it a reply that never comes would be waited for without end. */
const CALL_TIMEOUT_MS = 10_000;

/** For a client of its own each time: the Socket Mode client changes the options it is given. */
export function clientOptionsOf({ apiUrl }: Pick<SlackOptions, "apiUrl">): webApi.WebClientOptions {
  return { ...(apiUrl && { slackApiUrl: apiUrl }), timeout: CALL_TIMEOUT_MS };
}
