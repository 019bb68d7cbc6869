import { describe, expect, it } from "vitest";
import { slackTokens } from "../../../src/doctor/checks/slack-tokens.ts";
import { finding, findingOf } from "../finding.ts";

const look = (env: Record<string, string>) => findingOf(slackTokens({ env }));
const SLACK_BOT_TOKEN = "xoxb-not-a-real-one";
const SLACK_APP_TOKEN = "xapp-not-a-real-one";

describe("the check of the Slack tokens", () => {
  it("passes both by their form, and shows neither", async () => {
    const found = await look({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN });
    expect(found).toEqual(finding("PASS", "right form"));
    expect(JSON.stringify(found)).not.toContain("not-a-real-one");
  });

  it("is skipped, with the reason, where neither is set", async () => {
    expect(await look({})).toEqual(finding("SKIPPED", "not set"));
    expect(await look({ SLACK_BOT_TOKEN: "", SLACK_APP_TOKEN: "" })).toEqual(finding("SKIPPED", "not set"));
  });

  it("catches half of the pair", async () => {
    expect(await look({ SLACK_BOT_TOKEN })).toEqual(finding("FAIL", "SLACK_APP_TOKEN is missing", "Correct"));
  });

  it("catches one token in the other's place, without showing it", async () => {
    const found = await look({ SLACK_BOT_TOKEN: SLACK_APP_TOKEN, SLACK_APP_TOKEN: SLACK_BOT_TOKEN });
    expect(found).toEqual(finding("FAIL", /SLACK_BOT_TOKEN is not valid[\s\S]*SLACK_APP_TOKEN is not valid/));
    expect(JSON.stringify(found)).not.toContain("not-a-real-one");
  });
});
