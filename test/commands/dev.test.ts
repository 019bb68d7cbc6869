import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import {
  canBeOrdinary,
  endLedgers,
  type LedgerProcess,
  ORDINARY_USER,
  runLedger,
  startLedger,
} from "../ledger-process.ts";
import { isRunning, query } from "../store/embedded/databases.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

/** Where a process of the test keeps what it keeps, on ports of its own. */
async function own(...more: string[]): Promise<{ dataDir: string; args: string[] }> {
  const dataDir = join(await temporaryFolder(), ".ledger");
  const port = more.includes("--port") ? [] : ["--port", "0"];
  return { dataDir, args: ["dev", ...port, "--data-dir", dataDir, ...more] };
}

async function knowledgeOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const CLOSE =
  "# Close\n\n## Hard close {#hard}\n\nA hard close is the moment at which a period takes no more entries.\n";

describe("ledger dev on a pipe", () => {
  it("answers each line from the bundled knowledge, in order, and ends with 0", async () => {
    const { args } = await own();
    const { code, stdout } = await runLedger(args, "What is a hard close?\n\nHow do I bake a cake?\n");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^> What is a hard close\?\n[\s\S]+\n\nSources:\n {2}\[1\] .+\(gl-publisher\/.+\.md#.+\)\n\n> How do I bake a cake\?\nI could not find/,
    );
  });

  it("gives one JSON line for each question with --json", async () => {
    const { args } = await own("--json", "--knowledge", await knowledgeOf({ "close.md": CLOSE }));
    const { code, stdout } = await runLedger(args, "what is a hard close\nmore of it\n");
    const records = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(records).toHaveLength(2);
    expect(records[0]).toEqual({
      question: "what is a hard close",
      outcome: "answered",
      text: "A hard close is the moment at which a period takes no more entries. [1]",
      citations: [
        {
          source: "close.md#hard",
          title: "Close › Hard close",
          quote: "A hard close is the moment at which a period takes no more entries.",
        },
      ],
      model: "extractive",
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
      latencyMs: expect.any(Number),
    });
  });

  it("answers a line while the pipe stays open, and follows the knowledge as it changes", async () => {
    const folder = await knowledgeOf({ "close.md": CLOSE });
    const { args } = await own("--json", "--knowledge", folder);
    const dev = startLedger(args);
    dev.stdin.write("what is a hard close\n");
    expect(JSON.parse(await dev.nextLine()).outcome).toBe("answered");
    await writeFile(
      join(folder, "rates.md"),
      "# Rates\n\nThe treasury feed publishes exchange rates at noon.\n",
    );
    let last = "";
    await until("the new document is cited", async () => {
      dev.stdin.write("when does the treasury feed publish exchange rates\n");
      last = await dev.nextLine();
      return last.includes("rates.md");
    });
    dev.stdin.end();
    expect((await dev.ended).code).toBe(0);
  });

  it("keeps every question in Postgres with its answer", async () => {
    const { args, dataDir } = await own("--knowledge", await knowledgeOf({ "close.md": CLOSE }));
    const dev = startLedger(args);
    dev.stdin.write("what is a hard close\n");
    await dev.nextLine();
    const port = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[3];
    const password = (await readFile(join(dataDir, "postgres", "ledger-password"), "utf8")).trim();
    const kept = await query(
      `postgres://ledger:${password}@127.0.0.1:${port}/postgres`,
      "select text, outcome from questions",
    );
    expect(kept).toEqual([{ text: "what is a hard close", outcome: "answered" }]);
  });
});

/** Where its parts listen, as it says itself. */
async function addressesOf({ child }: LedgerProcess): Promise<string[]> {
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  await until("it says where its log is", () => said.includes("ledger.log"));
  return [...new Set(Array.from(said.matchAll(/http:\/\/127\.0\.0\.1:\d+/g), ([address]) => address))];
}

/** Keeps a connection open on which it never asks for anything. */
async function holdConnection(address: string): Promise<void> {
  const { hostname, port } = new URL(address);
  const held = connect(Number(port), hostname);
  held.on("error", () => {});
  onTestFinished(() => void held.destroy());
  await once(held, "connect");
}

describe("stopping ledger dev", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "by %s leaves no process and no port, also where somebody keeps connections open",
    async (signal) => {
      const { args, dataDir } = await own();
      const dev = startLedger(args);
      const addresses = await addressesOf(dev);
      expect(addresses).toHaveLength(2);
      for (const address of addresses) await holdConnection(address);
      dev.stdin.write("What is a hard close?\n");
      await dev.nextLine();
      const postgres = Number(
        (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[0],
      );
      dev.child.kill(signal);
      const { code } = await dev.ended;
      expect(code).toBe(130);
      expect(isRunning(postgres)).toBe(false);
      for (const address of addresses) await expect(fetch(address)).rejects.toThrow();
    },
  );

  it("by kill -9 loses nothing, and the next start takes over", async () => {
    const { args, dataDir } = await own("--json");
    const killed = startLedger(args);
    killed.stdin.write("What is a hard close?\n");
    await killed.nextLine();
    killed.child.kill("SIGKILL");
    await killed.ended;
    const again = await runLedger(args, "What is a soft close?\n");
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout).outcome).toBe("answered");
    expect(await readFile(join(dataDir, "ledger.log"), "utf8")).toContain("bot_started");
  });
});

describe("what keeps ledger dev from starting", () => {
  async function refusal(args: string[], env?: Record<string, string>) {
    const { code, stdout, stderr } = await runLedger(args, "", env);
    expect(stdout).toBe("");
    expect(stderr).not.toContain("    at ");
    return { code, stderr };
  }

  it("is told for a knowledge folder that is not there", async () => {
    const { args } = await own("--knowledge", "/nowhere/at/all");
    expect(await refusal(args)).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/no knowledge folder at \/nowhere\/at\/all[\s\S]*--knowledge DIR/),
    });
  });

  it("is told for an empty one", async () => {
    const { args } = await own("--knowledge", await temporaryFolder());
    expect(await refusal(args)).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/no Markdown file[\s\S]*Put \.md files into it/),
    });
  });

  it("is told for a port in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const { args } = await own("--port", String(port));
    expect(await refusal(args)).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(new RegExp(`Port ${port} .* in use[\\s\\S]*--port`)),
    });
    const slack = await own("--slack-port", String(port));
    expect(await refusal(slack.args)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(String(port)),
    });
    server.close();
  });

  it("is told for a second one beside the first, which goes on", async () => {
    const { args } = await own("--json");
    const first = startLedger(args);
    first.stdin.write("What is a hard close?\n");
    await first.nextLine();
    const second = await refusal(args.filter((arg) => arg !== "--json"));
    expect(second).toMatchObject({ code: 4, stderr: expect.stringContaining(String(first.child.pid)) });
    expect(second.stderr).toContain("--data-dir");
    first.stdin.write("What is a soft close?\n");
    expect(JSON.parse(await first.nextLine()).outcome).toBe("answered");
  });

  it("is told for a data folder that is a file", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "");
    expect(await refusal(["dev", "--port", "0", "--data-dir", file])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(file),
    });
  });

  it.skipIf(!canBeOrdinary)("is told for a data folder that may not be written", async () => {
    const folder = join(await temporaryFolder(), "locked");
    await mkdir(folder, { mode: 0o500 });
    const ended = await runLedger(
      ["dev", "--port", "0", "--data-dir", join(folder, ".ledger")],
      "",
      {},
      ORDINARY_USER,
    );
    expect(ended).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining(folder) });
    expect(ended.stderr).toContain("--data-dir");
  });

  it("is told for wrong settings, all at once", async () => {
    const { args } = await own();
    const { code, stderr } = await refusal(args, {
      LOG_LEVEL: "loud",
      RATE_LIMIT_PER_DAY: "many",
      LITELLM_BASE_URL: "mysql://x:secret@y",
    });
    expect(code).toBe(3);
    for (const name of ["LOG_LEVEL", "RATE_LIMIT_PER_DAY", "LITELLM_BASE_URL"])
      expect(stderr).toContain(name);
    expect(stderr).not.toContain("secret");
  });

  it("is told as JSON with --json", async () => {
    const { args } = await own("--json", "--knowledge", "/nowhere");
    const { code, stdout } = await runLedger(args);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "KNOWLEDGE_MISSING", remedy: expect.any(String) },
    });
  });
});

describe("knowledge with a fault in it", () => {
  it("is used all the same, and the fault is in the log with its remedy", async () => {
    const folder = await knowledgeOf({
      "close.md": CLOSE,
      "latin1.md": Uint8Array.from([0x23, 0x20, 0xe9, 0x0a]),
      "front.md":
        "---\ntitle: [unclosed\n---\n# Rates\n\nThe treasury feed publishes exchange rates at noon.\n",
    });
    const { args, dataDir } = await own("--json", "--knowledge", folder);
    const { stdout } = await runLedger(
      args,
      "what is a hard close\nwhen does the treasury feed publish exchange rates\n",
    );
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).citations[0]?.source),
    ).toEqual(["close.md#hard", "front.md#rates"]);
    const log = await readFile(join(dataDir, "ledger.log"), "utf8");
    expect(log).toContain("latin1.md");
    expect(log).toContain("front.md");
  });
});
