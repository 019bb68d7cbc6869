import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runGaps } from "../../src/curation/gaps/run-gaps.ts";
import { runExport } from "../../src/feedback/run-export.ts";
import { runReport } from "../../src/report/run-report.ts";
import { DEFAULT_SEED } from "../../src/simulators/slack/seed/default-seed.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, BEN, finalReply, HELP, startTestBot, type TestBot } from "./bot-fixture.ts";
import {
  AGENTS,
  CARA,
  createPeopleWorld,
  type Posted,
  SEED_WITH_AGENTS,
  textOf,
  thumbOf,
} from "./people-world.ts";

const BOARDROOM = "C0BOARDROOM";
const API_TOKEN = "a-token-of-at-least-32-characters-1";
const QUESTION = "When does the merger close?";
/** What nobody may read outside of the boardroom, the board and the lawyers. */
const SECRETS = /third of June|Rubicon|plan\.md|terms\.md|Nine million|@zoe/;

const restricted = (title: string, audiences: string, text: string) =>
  `---\ntitle: ${title}\nowner: "@zoe"\naudiences: [${audiences}]\n---\n\n## Merger\n\n${text}\n`;

const database = testDatabase();
let slack: SlackSimulator;
let bots: TestBot[];
let world: ReturnType<typeof createPeopleWorld>;

beforeAll(async () => {
  const folder = await folderOf({
    "press.md": "# Press\n\n## Merger\n\nWhen the merger will close is a rumor, says the press office.\n",
    "plan.md": restricted(
      "Project Rubicon",
      `channel:${BOARDROOM}, group:board`,
      "The merger closes on the third of June.",
    ),
    "terms.md": restricted(
      "Rubicon terms",
      "group:lawyers",
      "The price of the merger is due when it closes. Nine million is the price.",
    ),
    "audiences.yaml": `groups:\n  board: [${BEN}, ${CARA}]\n  lawyers: [${BEN}]\n`,
  });
  const [first, ...others] = SEED_WITH_AGENTS.workspaces;
  if (!first) throw new Error("The seed has no workspace.");
  const room = { id: BOARDROOM, name: "boardroom", private: true, members: [ANA, BEN, "U0LEDGERBOT"] };
  slack = await startSlackSimulator({
    seed: {
      ...DEFAULT_SEED,
      workspaces: [{ ...first, channels: [...(first.channels ?? []), room] }, ...others],
    },
    rateLimits: "off",
  });
  const env = { API_TOKEN, SLACK_AGENTS_CHANNEL: AGENTS };
  bots = await Promise.all([1, 2].map(() => startTestBot({ slack, databaseUrl: database.url, folder, env })));
  world = createPeopleWorld(slack);
});
afterAll(async () => {
  for (const bot of bots ?? []) await bot.stop();
  await slack?.stop();
});

const post = (user: string, channel: string, text = QUESTION, thread_ts?: string) =>
  slack.post({
    ...{ user, channel, text: channel.startsWith("D") ? text : `<@${slack.botUserId}> ${text}` },
    ...(thread_ts !== undefined && { thread_ts }),
  });

/** All that the answer shows: text, sources and buttons. */
async function answerTo(asked: { channel: string; ts: string }, count = 1): Promise<string> {
  const { text, blocks, metadata } = await finalReply(slack, asked, count);
  return JSON.stringify({ text, blocks, metadata });
}

/** The second answer in a thread, to what its asker goes on with. */
async function answerBelow({ channel, ts }: Posted, text: string): Promise<string> {
  post(ANA, channel, text, ts);
  return answerTo({ channel, ts }, 2);
}

describe("what the place of the asker may not see", () => {
  it("is in no answer to the same question asked everywhere at the same moment, on two replicas", async () => {
    for (let round = 0; round < 2; round += 1) {
      const [ben, cara, ana] = [BEN, CARA, ANA].map((user) => post(user, slack.openDirectMessage(user)));
      const [room, help] = [post(ANA, BOARDROOM), post(BEN, HELP)];
      const byHttp = bots.map(async ({ url }) => {
        const response = await fetch(`${url}/v1/questions`, {
          method: "POST",
          headers: { authorization: `Bearer ${API_TOKEN}`, "content-type": "application/json" },
          body: JSON.stringify({ text: QUESTION, asker: BEN }),
        });
        return response.text();
      });
      for (const asked of [room, cara]) expect(asked && (await answerTo(asked))).toMatch(/third of June/);
      // Of both groups, and of one only.
      expect(ben && (await answerTo(ben))).toMatch(/third of June|price/);
      for (const asked of [room, cara]) expect(asked && (await answerTo(asked))).not.toMatch(/million|terms/);
      for (const asked of [help, ana]) {
        const shown = asked && (await answerTo(asked));
        expect(shown).toContain("press office");
        expect(shown).not.toMatch(SECRETS);
      }
      for (const body of await Promise.all(byHttp)) {
        expect(body).toContain("press office");
        expect(body).not.toMatch(SECRETS);
      }
    }
  });

  it("is in a person's own messages by each of their groups", async () => {
    const price = "What is the price of the merger?";
    expect(await answerTo(post(BEN, slack.openDirectMessage(BEN), price))).toContain("Nine million");
    expect(await answerTo(post(CARA, slack.openDirectMessage(CARA), price))).not.toMatch(/million|terms\.md/);
    expect(await answerTo(post(BEN, BOARDROOM, price))).not.toMatch(/million|terms\.md/);
  });

  it("is in no answer to a question that is edited to ask for it", async () => {
    const asked = post(BEN, HELP, "What does the press office say of the rumor?");
    const first = await answerTo(asked);
    expect(first).toContain("press office");
    slack.editMessage({
      ...{ user: BEN, channel: HELP, ts: asked.ts },
      text: `<@${slack.botUserId}> How is Project Rubicon paid on the third of June?`,
    });
    await until("it is answered anew", async () => (await answerTo(asked)) !== first);
    expect(await answerTo(asked)).not.toMatch(/closes on|million|plan\.md|terms\.md|Rubicon terms|@zoe/);
  });

  it("is in no answer below a message that somebody carried over from where it may be seen", async () => {
    const inside = post(BEN, BOARDROOM);
    expect(await answerTo(inside)).toMatch(/third of June/);
    const carried = slack.post({
      user: BEN,
      channel: HELP,
      text: `From the boardroom: <@${slack.botUserId}> ${QUESTION}`,
    });
    expect(await answerTo(carried)).not.toMatch(SECRETS);
    expect(await answerBelow(carried, "and at what price?")).not.toMatch(SECRETS);
  });

  it("is no closest document and no owner of a refusal", async () => {
    const question = "Who baked the Rubicon cake for the June party in Lima?";
    expect(await answerTo(post(ANA, BOARDROOM, question))).toMatch(/2 documents/);
    const refused = await answerTo(post(ANA, HELP, question));
    expect(refused).toMatch(/of 1 document/);
    expect(refused.replaceAll(question, "")).not.toMatch(SECRETS);
  });

  it("goes from a private place to people only where its asker calls them", async () => {
    const asked = post(ANA, BOARDROOM, "How do I bake a Rubicon cake?");
    await answerTo(asked);
    await answerBelow(asked, "how do I bake Rubicon bread?");
    const answer = await finalReply(slack, post(ANA, BOARDROOM));
    await world.click(ANA, answer, "ledger_feedback", thumbOf(answer, "down"));
    const later = post(ANA, HELP, "How do I bake a cake?");
    await answerTo(later);
    await answerBelow(later, "how do I bake bread?");
    // Two refusals call people where everybody may read.
    await world.cardFor(later);
    expect(slack.history(AGENTS).map(textOf).join("\n")).not.toMatch(SECRETS);
  });

  it("is in no readiness, metric, report, export or gap", async () => {
    const voted = await finalReply(slack, post(BEN, BOARDROOM));
    await world.click(BEN, voted, "ledger_feedback", thumbOf(voted, "down"));
    const given = { env: { DATABASE_URL: database.url }, since: "1d", now: new Date(Date.now() + 60_000) };
    const [bot] = bots;
    const told = await Promise.all([
      ...["ready", "metrics", "health", "v1/openapi.json"].map((path) =>
        fetch(`${bot?.url}/${path}`).then((response) => response.text()),
      ),
      runReport({ ...given, json: true, minutesSaved: 5, most: 50 }),
      runExport({ ...given, json: true }).then(({ output }) => output),
      runGaps({ ...given, limit: 50, json: true }),
    ]);
    const [ready, , , , report, , gaps] = told;
    expect(ready).toContain("3 documents");
    expect(report).toContain("press.md");
    expect(gaps).toContain(QUESTION);
    // What people wrote themselves is theirs, and is what a gap is told by.
    const asked = /(?:Who baked|How is Project|how do I bake)[^"]*/gi;
    for (const each of told) expect(each.replace(asked, "")).not.toMatch(SECRETS);
  });
});
