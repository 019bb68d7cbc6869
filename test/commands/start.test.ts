import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { phrasesIn } from "../../src/language/phrases-in.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { neverEnds, webServer } from "../knowledge/sources/web-server.ts";
import { endLedgers, runLedger, startLedger } from "../ledger-process.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

const THINKING = phrasesIn("en").reply.thinking;

// Registered first, so that it is last: the database is in such a folder too.
afterAll(removeTemporaryFolders);

const database = testDatabase();
let slack: SlackSimulator;

beforeAll(async () => {
  slack = await startSlackSimulator();
});
afterEach(endLedgers);
afterAll(() => slack?.stop());

function settings(): Record<string, string> {
  const { botToken, appToken, url } = slack;
  return {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: url,
    DATABASE_URL: database.url,
  };
}

describe("ledger start", () => {
  it("answers in Slack, and ends with 0 on SIGTERM", async () => {
    const bot = startLedger(["start", "--port", "0"], settings());
    await slack.connected();
    const asked = slack.post({
      user: "U0ANA000001",
      channel: "C0LEDGERHLP",
      text: `<@${slack.botUserId}> What is a hard close?`,
    });
    const reply = () => slack.thread(asked.channel, asked.ts)[1]?.text ?? THINKING;
    await until("the answer is there", () => reply() !== THINKING);
    expect(reply()).toContain("[1]");
    bot.child.kill("SIGTERM");
    const { code, stderr } = await bot.ended;
    expect(code).toBe(0);
    const logged = stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).event);
    expect(logged).toEqual(
      expect.arrayContaining(["question_received", "llm_call_started", "response_sent", "bot_stopped"]),
    );
    expect(stderr).not.toContain("hard close");
  });

  it("names all that is missing at once", async () => {
    const { code, stderr } = await runLedger(["start"], "");
    expect(code).toBe(3);
    for (const name of ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DATABASE_URL"])
      expect(stderr).toContain(`${name} is missing`);
  });

  it("says that the database is down, and ends with 4", async () => {
    const { code, stderr } = await runLedger(["start", "--port", "0"], "", {
      ...settings(),
      DATABASE_URL: "postgres://ledger:hunter2@127.0.0.1:1/books",
    });
    expect(code).toBe(4);
    expect(stderr).toContain("127.0.0.1:1/books");
    expect(stderr).not.toContain("hunter2");
  });

  it("ends with 0 on SIGTERM also while it waits for a source that hangs, and says what it waits for", async () => {
    const web = await webServer({ "/a": neverEnds });
    const home = await temporaryFolder();
    const file = join(home, "knowledge.yaml");
    await writeFile(
      file,
      `sources: [{name: site, http: ["${web.url}/a"], timeout: 1h, request_timeout: 1h}]\n`,
    );
    const bot = startLedger(["start", "--port", "0", "--knowledge", file], {
      ...settings(),
      KNOWLEDGE_DATA_DIR: join(home, "kept"),
    });
    let told = "";
    bot.child.stderr?.on("data", (chunk) => {
      told += chunk;
    });
    await until("it tells what it waits for", () => told.includes('"knowledge_awaited"'));
    bot.child.kill("SIGTERM");
    const { code, stderr } = await bot.ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(/"knowledge_awaited".*"sources":"site"/);
    expect(stderr).not.toMatch(/bot_started|Abort/);
  });

  it("serves the bundled knowledge where its own cannot be loaded, and says so", async () => {
    const bot = startLedger(["start", "--port", "0", "--knowledge", "/nowhere"], settings());
    await slack.connected();
    bot.child.kill("SIGTERM");
    const { stderr } = await bot.ended;
    const events = stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events).toContainEqual(expect.objectContaining({ event: "knowledge_failed", folder: "/nowhere" }));
    expect(events).toContainEqual(expect.objectContaining({ event: "knowledge_loaded", documents: 48 }));
  });
});
