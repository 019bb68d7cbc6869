import { describe, expect, it } from "vitest";
import { finalReply } from "../../bot/bot-fixture.ts";
import { createPeopleWorld } from "../../bot/people-world.ts";
import { ANA, BEN, HELP } from "../../simulators/slack/clients.ts";
import { testDatabase } from "../../store/store-fixture.ts";
import { startedWholeBot } from "./started-whole-bot.ts";

const database = testDatabase();

describe("a question with what Postgres does not take", () => {
  it.each([
    ["NUL", "What is a hard\u0000 close?", /control character/i],
    ["half a character", "What is a hard close? \ud800", /hard close/],
    ["a million characters", "What is a hard close? ".repeat(50_000), /more than the 1,000 characters/],
  ])("is answered, and not lost: %s", async (_what, text, answer) => {
    const { slack, faults } = await startedWholeBot(database.url);
    const asked = slack.post({ user: BEN, channel: slack.openDirectMessage(BEN), text });
    expect((await finalReply(slack, asked)).text).toMatch(answer);
    expect(faults()).toEqual([]);
  });

  it("is carried to the people who have it in hand, and so are their words", async () => {
    const { slack, faults } = await startedWholeBot(database.url);
    const world = createPeopleWorld(slack);
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
    await world.click(ANA, answer, "ledger_ask_person");
    const card = await world.cardFor(asked);
    const say = (user: string, { channel, ts }: { channel: string; ts: string }, text: string) =>
      slack.post({ user, channel, text, thread_ts: ts });
    say(BEN, card, "It is \u0000day\ud800 five.");
    await world.saidMatching(asked, /It is .day. five\./u);
    say(ANA, asked, "Of \u0000which\udc00 month?");
    await world.saidMatching(card, /Of .which. month\?/u);
    expect(faults()).toEqual([]);
  });
});
