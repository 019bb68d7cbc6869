/** Who the bot is in Slack, as `auth.test` says. */
export interface SlackSelf {
  readonly userId: string;
  readonly botId?: string;
  readonly appId?: string;
}
