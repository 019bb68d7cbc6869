import { describe, expect, it } from "vitest";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { asked, handedOver, handoverOf, startedBot } from "./handover-fixture.ts";
import { createPaperDesk } from "./paper-desk.ts";

const database = testDatabase();

describe("asking for a person", () => {
  it("opens one card, with what was asked and said, its secrets masked, and tells the asker", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { id } = await handedOver(bot, desk, { text: "Why is ana@example.com locked out?" });
    await until("the asker is told", () => desk.said.includes("asker: opened"));
    expect(desk.cards.get(id)).toMatchObject({
      question: "Why is [email] locked out?",
      reason: "asked-by-button",
      turns: [{ asked: "Why is [email] locked out?", answered: "I could not find an answer." }],
    });
    expect(bot.events).toContainEqual(
      expect.objectContaining({ type: "handover_opened", reason: "asked-by-button" }),
    );
  });

  it("twice while it is open opens one card only, and says so", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { question } = await handedOver(bot, desk);
    await bot.takeEscalation({
      kind: "escalation",
      eventId: "another click",
      questionId: question.id,
      by: { id: "UBEN" },
    });
    await until("it is told", () => desk.whispers.includes("UBEN: already-open"));
    expect(desk.cards.size).toBe(1);
  });

  it("is once, though its event comes again after the end", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { question, id } = await handedOver(bot, desk);
    await resolve(bot, id);
    await bot.takeEscalation({
      kind: "escalation",
      eventId: `ask ${question.id}`,
      questionId: question.id,
      by: question.asker,
    });
    await until("the end is told", () => desk.said.includes("asker: closed, resolved-by-agent"));
    expect(bot.events.filter(({ type }) => type === "handover_opened")).toHaveLength(1);
  });

  it("in words is answered with the hand-over, and shows what the talk was about", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const before = await asked(bot);
    const wish = await asked(bot, { place: before.place, text: "Please talk to a human!" });
    expect(await bot.answers.before(wish)).toMatchObject({ outcome: "handed-over" });
    const id = await handoverOf(bot, wish);
    await until("the card is posted", () => desk.cards.has(id));
    expect(desk.cards.get(id)).toMatchObject({ question: before.text, reason: "asked-in-words" });
  });

  it("is not what a question does that only speaks of people", async () => {
    const bot = await startedBot(database.url, createPaperDesk());
    const question = await asked(bot, { text: "Whom do I ask, a person of finance or of tax?" });
    expect(await bot.answers.before(question)).toBeUndefined();
  });
});

function resolve(bot: Awaited<ReturnType<typeof startedBot>>, id: Awaited<ReturnType<typeof handoverOf>>) {
  return bot.takeResolution({
    kind: "resolution",
    eventId: `resolved ${id}`,
    handoverId: id,
    by: { id: "UBEN" },
    side: "desk",
  });
}
