import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createAnswerPorts } from "../../../../src/bot/answer-ports.ts";
import { readSettings } from "../../../../src/config/read-settings.ts";
import { openSlackPath } from "../../../../src/evaluation/through/ask-slack.ts";
import { openKnowledge } from "../../../../src/knowledge/live-knowledge.ts";
import { closingKnowledge } from "../../../bot/bot-fixture.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { until } from "../../../until.ts";
import { askOnce, caseOf, openedSlackWorld } from "../slack-world.ts";

const HARD_CLOSE = caseOf("What is a hard close?");

let temporary = "";
beforeEach(async () => {
  vi.unstubAllEnvs();
  temporary = await temporaryFolder();
  vi.stubEnv("TMPDIR", temporary);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await removeTemporaryFolders();
});

/** The folders that asking through Slack has for its database. */
async function ownFolders(): Promise<string[]> {
  return (await readdir(temporary)).filter((name) => name.startsWith("ledger-eval-"));
}

async function databasePid(): Promise<number> {
  const [own = ""] = await ownFolders();
  const file = join(temporary, own, "database", "postgres", "postmaster.pid");
  return Number((await readFile(file, "utf8")).split("\n")[0]);
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("a bot that does not answer in Slack", () => {
  it("is no fault of the answer, and the reason is told", async () => {
    const folder = await closingKnowledge();
    const { slack, bot } = await openedSlackWorld({ folder, answeredWithinMs: 1_500 });
    bot.slack.setFaults({
      seed: 0,
      rules: [{ fault: "error", method: ["chat.postMessage"], code: "restricted_action" }],
    });
    const asked = await askOnce(slack, HARD_CLOSE);
    expect(asked).toMatchObject({ kind: "infrastructure" });
    expect("because" in asked && asked.because).toMatch(
      /^The bot did not answer in Slack within 1\.5 s: .*restricted_action/,
    );
    bot.slack.setFaults("none");
    expect(await askOnce(slack, caseOf("What is a soft close?"))).toMatchObject({ kind: "observed" });
  });

  it("is asked no more where its database has ended", async () => {
    const { slack, bot } = await openedSlackWorld({ folder: await closingKnowledge() });
    process.kill(await databasePid(), "SIGKILL");
    await until("the end is noticed", () => bot.broken.aborted);
    await expect(askOnce(slack, HARD_CLOSE)).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  });

  it("is not waited for any more once the run is ended", async () => {
    const { slack, bot } = await openedSlackWorld({ folder: await closingKnowledge() });
    bot.slack.setFaults({ seed: 0, rules: [{ fault: "hang", method: ["chat.*"] }] });
    const run = new AbortController();
    const asking = slack.ask(HARD_CLOSE, 1, run.signal);
    run.abort(new Error("enough"));
    await expect(asking).rejects.toThrow("enough");
    await expect(slack.ask(HARD_CLOSE, 1, run.signal)).rejects.toThrow("enough");
    bot.slack.setFaults("none");
  });
});

async function opened(env: Readonly<Record<string, string>> = {}) {
  const knowledge = await openKnowledge({ folder: await closingKnowledge(), emit: () => {} });
  const ports = await createAnswerPorts(readSettings({}), knowledge, () => {}, { requireModel: true });
  return openSlackPath({ settings: readSettings(env), ports, knowledge, concurrency: 2 });
}

describe("what asking through Slack leaves behind", () => {
  it("is nothing: no folder and no process, though a question is on its way", async () => {
    const path = await opened();
    expect(await ownFolders()).toHaveLength(1);
    const pid = await databasePid();
    expect(isAlive(pid)).toBe(true);
    const asking = askOnce(path, HARD_CLOSE);
    await path.close();
    expect(await asking).toEqual({
      kind: "infrastructure",
      because: "The bot was stopped before it answered.",
    });
    expect(isAlive(pid)).toBe(false);
    expect(await ownFolders()).toEqual([]);
  });

  it("is nothing where the bot does not start", async () => {
    await expect(opened({ INTENTS_FILE: join(temporary, "none.yaml") })).rejects.toMatchObject({
      code: "INTENTS_INVALID",
    });
    expect(await ownFolders()).toEqual([]);
  });
});
