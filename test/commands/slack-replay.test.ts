import { once } from "node:events";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { DEFAULT_SEED } from "../../src/simulators/slack/seed/default-seed.ts";
import { runLedger } from "../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { ANA, HELP, startApp, startSlack, stopAll, stopApps } from "./slack-with-apps.ts";

afterEach(async () => {
  await stopAll();
  await removeTemporaryFolders();
});

const header = { n: 0, at: 1, type: "journal", version: 1, seed: DEFAULT_SEED };

function post(n: number, user = ANA, at = 2): object {
  return { n, at, type: "person", act: "post", args: [{ user, channel: HELP, text: "hi" }] };
}

async function journalWith(...entries: readonly object[]): Promise<string> {
  const path = join(await temporaryFolder(), "run.jsonl");
  await writeFile(path, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  return path;
}

function lastLine(stdout: string): unknown {
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

describe("ledger slack --replay --strict", () => {
  it("ends with 0 where all was done again, and tells when", async () => {
    const slack = await startSlack("--strict", "--replay", await journalWith(header, post(1)));
    await startApp(slack, () => {});
    const replay = { done: 1, failed: [], notes: [], finished: true };
    expect(JSON.parse(await slack.process.nextLine())).toEqual({ replay });
    await stopApps();
    const { code, stdout } = await slack.end();
    expect(lastLine(stdout)).toMatchObject({ replay, invariants: {} });
    expect(code).toBe(0);
  });

  it("ends with 1 where an act could not be done again", async () => {
    const journal = await journalWith(header, post(1, "U0NOBODY001"), post(2));
    const slack = await startSlack("--strict", "--replay", journal);
    await startApp(slack, () => {});
    await slack.process.nextLine();
    await stopApps();
    const { code, stdout } = await slack.end();
    const failed = [{ line: 2, act: "post", reason: expect.stringContaining("U0NOBODY001") }];
    expect(lastLine(stdout)).toMatchObject({ replay: { done: 1, failed, finished: true } });
    expect(code).toBe(1);
  });

  it("ends with 1 where it was stopped before the replay was finished", async () => {
    const slack = await startSlack(
      "--strict",
      "--replay",
      await journalWith(header, post(1), post(2, ANA, 600_000)),
    );
    await startApp(slack, () => {});
    await expect.poll(() => slack.texts()).toEqual(["hi"]);
    await stopApps();
    const { code, stdout } = await slack.end();
    expect(lastLine(stdout)).toMatchObject({ replay: { done: 1, failed: [], finished: false } });
    expect(code).toBe(1);
  });

  it("ends with 1 where no app came, and with 0 without --strict", async () => {
    const journal = await journalWith(header, post(1));
    for (const [flags, expected] of [
      [["--strict"], 1],
      [[], 0],
    ] as const) {
      const { code, stdout } = await (await startSlack(...flags, "--replay", journal)).end();
      expect(lastLine(stdout)).toMatchObject({ replay: { done: 0, finished: false } });
      expect(code).toBe(expected);
    }
  });
});

describe("ledger slack --replay of what is no journal", () => {
  const refusal = async (path: string) => {
    const { code, stderr } = await runLedger(["slack", "--replay", path]);
    return { code, stderr: stderr.replace(/\s+/g, " ") };
  };

  it("names the folder", async () => {
    const path = join(await temporaryFolder(), "run");
    await mkdir(path);
    const { code, stderr } = await refusal(path);
    expect([code, stderr]).toEqual([3, expect.stringContaining("cannot be read: EISDIR")]);
    expect(stderr).toContain("/run");
  });

  it.each([
    ["empty", "", "it is empty"],
    ["foreign", "hello\nworld\n", "Line 1 of the journal"],
    ["cut in its first line", JSON.stringify(header).slice(0, 50), "its first line is cut"],
    ["of another version", JSON.stringify({ ...header, version: 7 }), "it is of version 7"],
  ])("names the file where it is %s", async (_what, text, message) => {
    const path = await journalWith();
    await writeFile(path, text);
    const { code, stderr } = await refusal(path);
    expect([code, stderr]).toEqual([3, expect.stringContaining(message)]);
    expect(stderr).toContain("run.jsonl cannot be replayed");
  });
});

describe("ledger slack --journal over an older journal", () => {
  it("leaves it as it is where a file that is read is no good, or the port is taken", async () => {
    const journal = await journalWith(header, post(1));
    const before = await readFile(journal, "utf8");
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    expect(await runLedger(["slack", "--journal", journal, "--seed", "/nowhere"])).toMatchObject({ code: 3 });
    expect(await runLedger(["slack", "--journal", journal, "--port", `${port}`])).toMatchObject({ code: 4 });
    server.close();
    expect(await readFile(journal, "utf8")).toBe(before);
  });

  it("refuses to write over the journal that is replayed, also by another name", async () => {
    const journal = await journalWith(header, post(1));
    const before = await readFile(journal, "utf8");
    const link = join(await temporaryFolder(), "link.jsonl");
    await symlink(journal, link);
    for (const target of [journal, link]) {
      const { code, stderr } = await runLedger(["slack", "--replay", journal, "--journal", target]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("--journal would write over")]);
    }
    expect(await readFile(journal, "utf8")).toBe(before);
  });

  it("replaces it where the simulated Slack has started", async () => {
    const journal = await journalWith(header, post(1), post(2));
    await (await startSlack("--journal", journal)).end();
    const [first, ...others] = (await readFile(journal, "utf8")).split("\n");
    expect(JSON.parse(first ?? "")).toMatchObject({ type: "journal", version: 1 });
    expect(others.join()).not.toContain('"post"');
  });
});
