import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { endLedgers, runLedger } from "../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

const IDS = [
  "node-version",
  "settings",
  "bundled-knowledge",
  "knowledge",
  "data-folder",
  "embedded-database",
  "http-port",
  "postgres",
  "slack-tokens",
  "model-endpoint",
];

async function doctor(args: readonly string[] = [], env: Record<string, string> = {}) {
  const dataDir = join(await temporaryFolder(), "data");
  return runLedger(["doctor", "--port", "0", "--data-dir", dataDir, ...args], "", env);
}

describe("ledger doctor", () => {
  it("finds nothing wrong here, says what it skipped and why, and ends with 0", async () => {
    const { code, stdout, stderr } = await doctor();
    expect(stdout).toMatch(/^SKIPPED {2}Postgres at DATABASE_URL: DATABASE_URL is not set/);
    expect(stdout).toMatch(/\n\n10 checks: 3 SKIPPED, 7 PASS\n$/);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("has failures first, with their remedy beneath, and ends with 1", async () => {
    const { code, stdout } = await doctor(["--knowledge", "/nowhere"], { LOG_LEVEL: "loud" });
    expect(stdout).toMatch(/^FAIL {5}Settings: One setting is wrong:\n +- LOG_LEVEL [^\n]+\n +→ Correct/);
    expect(stdout).toMatch(
      /FAIL {5}Knowledge: There is no knowledge folder at \/nowhere\.\n +→ Give a folder/,
    );
    expect(code).toBe(1);
  });

  it("ends with 1 for what it could not find out", async () => {
    const { code, stdout } = await doctor([], {
      DATABASE_URL: "postgres://ledger:hunter2@127.0.0.1:1/books",
    });
    expect(stdout).toMatch(/^UNKNOWN {2}Postgres at DATABASE_URL: .*ECONNREFUSED/);
    expect(stdout).not.toContain("hunter2");
    expect(code).toBe(1);
  });

  it("gives every check with its evidence as one JSON line", async () => {
    const { code, stdout } = await doctor(["--json"]);
    const { state, counts, checks } = JSON.parse(stdout);
    expect({ state, counts }).toMatchObject({ state: "PASS", counts: { FAIL: 0, UNKNOWN: 0, SKIPPED: 3 } });
    expect(checks.map(({ id }: { id: string }) => id).sort()).toEqual([...IDS].sort());
    for (const check of checks)
      expect(check).toEqual({
        id: expect.any(String),
        title: expect.any(String),
        severity: expect.stringMatching(/^(critical|major|minor)$/),
        state: expect.stringMatching(/^(PASS|SKIPPED)$/),
        evidence: { did: expect.any(String), saw: expect.any(String), wanted: expect.any(String) },
      });
    expect(stdout.trim()).not.toContain("\n");
    expect(code).toBe(0);
  });

  it("lets a flag come before the setting that it stands for", async () => {
    const { code } = await doctor([], { PORT: "x" });
    expect(code).toBe(0);
  });

  it("ends with 2 for a flag that it does not know", async () => {
    expect((await doctor(["--loud"])).code).toBe(2);
  });
});
