import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEventBus } from "../../src/core/events.ts";
import { DEFAULT_SEED } from "../../src/simulators/slack/seed/default-seed.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { logEvents } from "../../src/telemetry/logs.ts";
import { folderOf, writeInto } from "../knowledge/write-folder.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, BEN, finalReply, HELP, startTestBot, type TestBot } from "./bot-fixture.ts";

const FINANCE = "C0FINANCE01";
const API_TOKEN = "a-token-of-at-least-32-characters-1";
const QUESTION = "When does the merger close?";
const OPEN = "When the merger will close is a rumor, says the press office.";
const SECRET = "The merger closes on the third of June.";
const plan = (audiences: string) =>
  `---\ntitle: Merger plan\naudiences: ${audiences}\n---\n\n## Merger\n\n${SECRET}\n`;

const database = testDatabase();
let slack: SlackSimulator;
let bot: TestBot;
let folder: string;

beforeAll(async () => {
  folder = await folderOf({
    "press.md": `# Press\n\n## Merger\n\n${OPEN}\n`,
    "plan.md": plan(`[channel:${FINANCE}, group:board]`),
    "audiences.yaml": `groups:\n  board: [${BEN}]\n`,
  });
  slack = await startSlackSimulator({
    seed: {
      ...DEFAULT_SEED,
      workspaces: DEFAULT_SEED.workspaces.map((workspace) => ({
        ...workspace,
        channels: [
          ...workspace.channels,
          { id: FINANCE, name: "finance", members: [ANA, BEN, "U0LEDGERBOT"] },
        ],
      })),
    },
  });
  bot = await startTestBot({ slack, databaseUrl: database.url, folder, env: { API_TOKEN } });
});
afterAll(async () => {
  await bot?.stop();
  await slack?.stop();
});

const mentioned = (user: string, channel: string, text = QUESTION) =>
  slack.post({ user, channel, text: `<@${slack.botUserId}> ${text}` });

/** All that the bot's answer shows: text, sources and buttons. */
async function answered(asked: { channel: string; ts: string }): Promise<string> {
  const { text, blocks } = await finalReply(slack, asked);
  return JSON.stringify({ text, blocks });
}

const direct = (user: string, text = QUESTION) =>
  slack.post({ user, channel: slack.openDirectMessage(user), text });

describe("a document for one channel and one group", () => {
  it("is in the answer there, whoever asks", async () => {
    for (const user of [ANA, BEN])
      expect(await answered(mentioned(user, FINANCE))).toContain("third of June");
  });

  it("is in no answer of another channel, though its asker may see it alone", async () => {
    for (const user of [ANA, BEN]) {
      const all = await answered(mentioned(user, HELP));
      expect(all).toContain("press office");
      expect(all).not.toMatch(/June|plan\.md|Merger plan/);
    }
  });

  it("is in the direct message of who is in the group, and in nobody else's", async () => {
    expect(await answered(direct(BEN))).toContain("third of June");
    const others = await answered(direct(ANA));
    expect(others).toContain("press office");
    expect(others).not.toMatch(/June|plan\.md|Merger plan/);
  });

  it("is not counted where it may not be seen, nor named as what came closest", async () => {
    const question = "How is the third of June celebrated in Peru?";
    expect(await answered(mentioned(ANA, FINANCE, question))).toContain("2 documents");
    const refused = await answered(mentioned(ANA, HELP, question));
    expect(refused).toMatch(/searched 1 passages? of 1 documents?/);
    expect(refused).not.toMatch(/plan\.md|Merger plan/);
  });

  it("is not what a follow-up elsewhere goes back to", async () => {
    const inFinance = mentioned(BEN, FINANCE);
    expect(await answered(inFinance)).toContain("June");
    const elsewhere = mentioned(BEN, HELP, "and when does it close?");
    expect(await answered(elsewhere)).not.toMatch(/June|plan\.md/);
    expect(await answered(direct(ANA, "and when does it close?"))).not.toMatch(/June|plan\.md/);
  });

  it("is in no answer by HTTP, whoever its asker says to be", async () => {
    for (const asker of [BEN, "everyone"]) {
      const response = await fetch(`${bot.url}/v1/questions`, {
        method: "POST",
        headers: { authorization: `Bearer ${API_TOKEN}`, "content-type": "application/json" },
        body: JSON.stringify({ text: QUESTION, asker }),
      });
      const body = await response.text();
      expect(body).toContain("press office");
      expect(body).not.toMatch(/June|plan\.md|Merger plan/);
    }
  });

  it("is in no log line", async () => {
    const lines: string[] = [];
    const bus = createEventBus();
    logEvents(bus, "debug", { write: (line) => void lines.push(line) });
    for (const event of bot.events) bus.emit(event);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.join("")).not.toMatch(/June|Merger plan/);
  });

  it("is out of all new answers as soon as it is for somebody else", async () => {
    await writeFile(join(folder, "plan.md"), plan("[user:U0NOBODY]"));
    await until(
      "the change is loaded",
      () => bot.events.filter(({ type }) => type === "knowledge_loaded").length > 1,
    );
    expect(await answered(mentioned(ANA, FINANCE))).not.toMatch(/June|plan\.md/);
    await writeInto(folder, "plan.md", plan(`[channel:${FINANCE}]`));
  });
});
