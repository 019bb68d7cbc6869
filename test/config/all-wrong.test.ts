import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { readSettings } from "../../src/config/read-settings.ts";
import type { SettingDefinition } from "../../src/config/settings/setting-definition.ts";
import { SETTINGS, type SettingName } from "../../src/config/settings.ts";
import { LedgerError } from "../../src/core/errors.ts";
import { endLedgers, runLedger } from "../ledger-process.ts";
import { ALL_WRONG, SECRET } from "./all-wrong.ts";

const DEFINITIONS = Object.entries(SETTINGS) as [SettingName, SettingDefinition][];
const CONTROL = /[\p{Cc}\p{Cf}]/u;

function expectAllTold(text: string): void {
  expect(text).toContain(`${DEFINITIONS.length} settings are wrong`);
  for (const [name, { remedy }] of DEFINITIONS) {
    const lines = text.split("\n").filter((line) => line.includes(`- ${name} is `));
    expect(lines, name).toHaveLength(1);
    expect(lines[0]).toContain(remedy);
  }
  expect(text).not.toContain(SECRET);
  for (const line of text.split("\n")) expect(line).not.toMatch(CONTROL);
  expect(text.length).toBeLessThan(12_000);
}

afterEach(endLedgers);

describe("settings that are all wrong at once", () => {
  it("are each told with its remedy, and without a secret, also one that stands where it should not", () => {
    try {
      readSettings(ALL_WRONG, { required: ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DATABASE_URL"] });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      expect(error).toMatchObject({ code: "SETTINGS_INVALID", exitCode: 3 });
      expectAllTold(error.message);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(SECRET);
    }
  });

  it("end ledger start with 3, before it reaches for anything", async () => {
    const { code, stdout, stderr } = await runLedger(["start"], "", ALL_WRONG);
    expect(code).toBe(3);
    expect(stdout).toBe("");
    expectAllTold(stderr);
    expect(stderr).toContain("start again");
  });
});
