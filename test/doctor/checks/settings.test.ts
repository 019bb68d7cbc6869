import { describe, expect, it } from "vitest";
import { settings } from "../../../src/doctor/checks/settings.ts";
import { finding, findingOf } from "../finding.ts";

describe("the check of the settings", () => {
  it("passes when none is set", async () => {
    expect(await findingOf(settings({ env: {} }))).toEqual(finding("PASS", "all at their defaults"));
  });

  it("passes valid ones, by their names and never their values", async () => {
    const env = { PORT: "9000", DATABASE_URL: "postgres://ledger:hunter2@db/ledger" };
    const found = await findingOf(settings({ env }));
    expect(found).toEqual(finding("PASS", "set: DATABASE_URL, PORT"));
    expect(JSON.stringify(found)).not.toContain("hunter2");
  });

  it("catches all faults at once, with what each should be", async () => {
    const env = { PORT: "x", LOG_LEVEL: "loud", SLACK_BOT_TOKEN: "secret-token" };
    const found = await findingOf(settings({ env }));
    expect(found).toEqual(finding("FAIL", /LOG_LEVEL is not valid[\s\S]*PORT is not valid/, "Correct"));
    expect(JSON.stringify(found)).not.toContain("secret-token");
  });
});
