import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runExport } from "../../src/feedback/run-export.ts";
import { runReport } from "../../src/report/run-report.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, BEN, closingKnowledge, HELP, startTestBot, type TestBot } from "./bot-fixture.ts";
import {
  AGENTS,
  createPeopleWorld,
  type PeopleWorld,
  PRIVATE,
  SEED_WITH_AGENTS,
  textOf,
  thumbOf,
  votesOn,
} from "./people-world.ts";

const database = testDatabase();
let slack: SlackSimulator;
let store: OpenedStore;
let bot: TestBot;
let world: PeopleWorld;

beforeAll(async () => {
  slack = await startSlackSimulator({ seed: SEED_WITH_AGENTS, rateLimits: "off" });
  store = await openTestStore(database.url);
  world = createPeopleWorld(slack);
  bot = await startTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: { SLACK_AGENTS_CHANNEL: AGENTS },
  });
});
afterAll(async () => {
  await bot?.stop();
  await store?.close();
  await slack?.stop();
});

describe("a thumb", () => {
  it("up is kept and thanked for", async () => {
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
    expect(await vote(ANA, answer, "up")).toEqual({ type: "acknowledged" });
    expect(await votesOn(store, answer)).toEqual([{ helped: true }]);
    await until("it is thanked for", () =>
      slack
        .ephemeralsOf(ANA, HELP)
        .some(({ thread_ts, text }) => thread_ts === asked.ts && /for your feedback/.test(text)),
    );
  });

  it("down is kept before the dialog is sent, and then with its reason", async () => {
    const { answer } = await world.askedAndAnswered(BEN, slack.openDirectMessage(BEN));
    await vote(BEN, answer, "down");
    expect(await votesOn(store, answer)).toEqual([{ helped: false }]);
    await world.dialogOf(BEN);
    const values = { reason: "outdated", comment: "It is day six, says ana@example.com." };
    expect(await slack.submitView({ user: BEN, values })).toEqual({ type: "acknowledged" });
    expect(await votesOn(store, answer)).toEqual([
      { helped: false, reason: "outdated", comment: "It is day six, says [email]." },
    ]);
    expect(slack.viewsOf(BEN)).toEqual([]);
  });

  it("down stays kept where the dialog is closed, and gives way to a thumb up", async () => {
    const { answer } = await world.askedAndAnswered(BEN, slack.openDirectMessage(BEN));
    await vote(BEN, answer, "down");
    await world.dialogOf(BEN);
    await slack.closeView({ user: BEN });
    expect(await votesOn(store, answer)).toEqual([{ helped: false }]);
    await vote(BEN, answer, "up");
    expect(await votesOn(store, answer)).toEqual([{ helped: true }]);
  });

  it("down in a public channel asks a person by rule", async () => {
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
    await vote(ANA, answer, "down");
    await world.dialogOf(ANA);
    await slack.closeView({ user: ANA });
    expect(textOf(await world.cardFor(asked))).toContain("thumbs down on my answer");
  });

  it("down in a private channel asks a person only where the voter wishes it", async () => {
    const hidden = await world.askedAndAnswered(ANA, PRIVATE);
    await vote(ANA, hidden.answer, "down");
    await world.dialogOf(ANA);
    await slack.submitView({ user: ANA, values: { reason: "wrong" } });
    const wished = await world.askedAndAnswered(ANA, PRIVATE);
    await vote(ANA, wished.answer, "down");
    await world.dialogOf(ANA);
    await slack.submitView({ user: ANA, values: { reason: "wrong", person: ["yes"] } });
    expect(textOf(await world.cardFor(wished.asked))).toContain("asked for a person after a thumbs down");
    // What was voted on before was considered before.
    expect(slack.history(AGENTS).map(textOf).join()).not.toContain(hidden.asked.ts.replace(".", ""));
  });

  it("is counted, once a person and change of mind", async () => {
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    expect(metrics).toMatch(/^ledger_bot_votes_total\{helped="true"\} 2$/m);
    expect(metrics).toMatch(/^ledger_bot_votes_total\{helped="false"\} 5$/m);
    expect(metrics).toMatch(/^conversations_escalated_total\{reason="voted-down"\} 1$/m);
    expect(metrics).toMatch(/^conversations_escalated_total\{reason="asked-after-vote"\} 1$/m);
  });

  it("is in the report of an operator, by the last word of each person, and makes cases to be evaluated", async () => {
    const given = { env: { DATABASE_URL: database.url }, since: "1d", now: new Date(Date.now() + 60_000) };
    const report = JSON.parse(await runReport({ ...given, json: true, minutesSaved: 5, most: 5 }));
    expect(report.quality).toMatchObject({ helped: 2, notHelped: 4, handovers: 2 });
    const { cases } = JSON.parse((await runExport({ ...given, json: true })).output);
    const toReview = cases.filter(({ review }: { review?: unknown }) => review !== undefined);
    expect([cases.length, toReview.length]).toEqual([6, 4]);
    expect(cases).toContainEqual(
      expect.objectContaining({
        question: "What is a hard close?",
        tags: ["feedback", "outdated"],
        review: expect.objectContaining({ comments: ["It is day six, says [email]."] }),
      }),
    );
  });
});

function vote(user: string, answer: Parameters<typeof thumbOf>[0], thumb: "up" | "down") {
  return world.click(user, answer, "ledger_feedback", thumbOf(answer, thumb));
}
