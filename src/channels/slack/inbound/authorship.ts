import type { SlackSelf } from "./slack-self.ts";

const SLACKBOT = "USLACKBOT";

/** Whether a program wrote a message: this bot, another one, or Slack itself. Bots that answer bots never end. */
export function isByProgram(message: Readonly<Record<string, unknown>>, self: SlackSelf): boolean {
  const { user, bot_id, bot_profile, app_id, subtype } = message;
  return (
    user === self.userId ||
    user === SLACKBOT ||
    isGiven(bot_id) ||
    isGiven(bot_profile) ||
    (isGiven(app_id) && app_id === self.appId) ||
    subtype === "bot_message"
  );
}

function isGiven(field: unknown): boolean {
  return field !== undefined && field !== null;
}
