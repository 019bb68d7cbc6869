import type { Check } from "../check.ts";
import { faultFound } from "../fault-found.ts";
import { type Surroundings, settingsOf } from "../surroundings.ts";

/** Whether the tokens are complete and look like tokens. Slack is not asked. */
export function slackTokens({ env }: Pick<Surroundings, "env">): Check {
  return {
    id: "slack-tokens",
    title: "Slack tokens",
    severity: "major",
    async run() {
      const looked = {
        did: "Looked at the form of SLACK_BOT_TOKEN and SLACK_APP_TOKEN; Slack was not asked",
        wanted: "xoxb-… and xapp-…, both",
      };
      if (!env.SLACK_BOT_TOKEN && !env.SLACK_APP_TOKEN)
        return {
          state: "SKIPPED",
          evidence: { ...looked, saw: "not set; `ledger dev` does not need them, `ledger start` does" },
        };
      try {
        settingsOf(env, "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN");
        return { state: "PASS", evidence: { ...looked, saw: "both are set and have the right form" } };
      } catch (error) {
        return faultFound(error, looked);
      }
    },
  };
}
