import type { webApi } from "@slack/bolt";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import type { SlackSelf } from "./inbound/slack-self.ts";

/** Who the bot is, and the name of the app where it is installed. */
export interface SlackIdentity extends SlackSelf {
  readonly app: string;
}

/** Asks Slack who the bot is. @throws LedgerError SLACK_UNAVAILABLE */
export async function identify(client: webApi.WebClient): Promise<SlackIdentity> {
  const { user_id, bot_id, app_id, team_id, enterprise_id } = await testAuthorization(client);
  if (!user_id) throw cannotStart("it names no user", undefined);
  return {
    app: `${enterprise_id ?? team_id}/${user_id}`,
    userId: user_id,
    ...(bot_id && { botId: bot_id }),
    ...(app_id && { appId: app_id }),
  };
}

async function testAuthorization(client: webApi.WebClient) {
  try {
    return await client.auth.test();
  } catch (error) {
    throw cannotStart(reasonOf(error), error);
  }
}

function cannotStart(why: string, cause: unknown): LedgerError {
  return new LedgerError(
    "SLACK_UNAVAILABLE",
    `Slack did not accept the bot's token: ${why}`,
    "Check SLACK_BOT_TOKEN, and that Slack can be reached from here.",
    cause,
  );
}
