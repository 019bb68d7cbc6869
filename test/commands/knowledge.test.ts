import { afterEach, describe, expect, it } from "vitest";
import { folderOf } from "../knowledge/write-folder.ts";
import { runLedger } from "../ledger-process.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";

afterEach(removeTemporaryFolders);

const CLOSE = "# Close\n\n## Hard close\n\nA hard close is the end of a period.\n";

describe("ledger knowledge search", () => {
  it("finds what the bot would, and why, in the bundled knowledge", async () => {
    const { code, stdout, stderr } = await runLedger(["knowledge", "search", "hard close", "--limit", "1"]);
    expect(stdout).toMatch(
      /\n1\. gl-publisher\/month-end-close\.md#hard-close .*holds 100 % of the question\n/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("ends with 1 where the bot would refuse, and with 2 without a query", async () => {
    const zebra = await runLedger(["knowledge", "search", "zebra stripes", "--json"]);
    expect(JSON.parse(zebra.stdout)).toMatchObject({ decision: "refuse", passages: [] });
    expect(zebra.code).toBe(1);
    expect((await runLedger(["knowledge", "search"])).code).toBe(2);
    const nobody = await runLedger(["knowledge", "search", "close", "--as", "C1", "--json"]);
    expect(JSON.parse(nobody.stdout)).toMatchObject({ error: { code: "VIEWER_INVALID" } });
    expect(nobody.code).toBe(2);
  });

  it("sees a channel's documents with --as, and tells of documents that cannot be used", async () => {
    const folder = await folderOf({
      "close.md": `---\naudiences: [channel:C1]\n---\n${CLOSE}`,
      "plan.md": "---\naudiences: everyone\n---\n# Hard close\n\nSecret.\n",
      "open.md": "# Open\n\nAll of it.\n",
    });
    const search = (...more: string[]) =>
      runLedger(["knowledge", "search", "hard close", "-k", folder, ...more]);
    expect(await search()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^1 passage of 1 document that/),
    });
    const seen = await search("--as", "channel:C1");
    expect(seen).toMatchObject({ code: 0, stdout: expect.stringContaining("only for channel:C1") });
    expect(seen.stderr).toMatch(/^warning: plan\.md has audiences that cannot be used .*nobody may see it/);
  });
});

describe("ledger knowledge check", () => {
  it("ends with 0 for the bundled knowledge, at the age that it has", async () => {
    const { code, stdout } = await runLedger(["knowledge", "check", "--stale-after", "99y", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 0, warnings: 0, findings: [] });
    expect(code).toBe(0);
  });

  it("ends with 1 where something is wrong, unless it is less than what is to count", async () => {
    const folder = await folderOf({ "close.md": CLOSE.replace("# Close", "") });
    const { code, stdout, stderr } = await runLedger(["knowledge", "check", "-k", folder]);
    expect(stdout).toMatch(/^close\.md {2}warning no-title: .*\n[\s\S]*0 errors, 1 warning\n$/);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect((await runLedger(["knowledge", "check", "-k", folder, "--fail-on", "error"])).code).toBe(0);
  });

  it("ends with 3 where there is no folder, and with 2 for an age that is none", async () => {
    expect((await runLedger(["knowledge", "check", "-k", "/nowhere/at/all"])).code).toBe(3);
    expect((await runLedger(["knowledge", "check", "--stale-after", "old"])).code).toBe(2);
  });
});

describe("ledger knowledge gaps", () => {
  it("says what it needs where there is no database, and ends with 4 where it is down", async () => {
    const without = await runLedger(["knowledge", "gaps"], "", { DATABASE_URL: "" });
    expect(without).toMatchObject({ code: 3, stderr: expect.stringContaining("DATABASE_URL") });
    const down = await runLedger(["knowledge", "gaps", "--json"], "", {
      DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none",
    });
    expect(JSON.parse(down.stdout)).toMatchObject({ error: { code: "DATABASE_UNAVAILABLE" } });
    expect(down.stdout).not.toContain("secret");
    expect(down.code).toBe(4);
  });
});
