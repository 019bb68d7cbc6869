import { describe, expect, it } from "vitest";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { asked, handedOver, handoverOf, message, startedBot } from "./handover-fixture.ts";
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

describe("a second refusal in a conversation", () => {
  it("hands over where all may read, and says so in the answer", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const first = await asked(bot);
    const answer = { outcome: "refused", text: "No.", citations: [], model: "none" } as const;
    const refused = { ...answer, usage: { inputTokens: 0, outputTokens: 0 } };
    expect(await bot.answers.after(first, refused)).toBe(refused);
    const second = await asked(bot, { place: first.place });
    expect(await bot.answers.after(second, refused)).toMatchObject({
      outcome: "handed-over",
      text: expect.stringMatching(/^No\.\n\nI have asked a person/),
    });
    expect(await bot.answers.after(second, { ...refused, outcome: "answered" })).toMatchObject({
      outcome: "answered",
    });
  });

  it("hands nothing over that few may read: nobody asked for that", async () => {
    const desk = createPaperDesk();
    desk.state.private = true;
    const bot = await startedBot(database.url, desk);
    const first = await asked(bot);
    const second = await asked(bot, { place: first.place });
    const answer = { outcome: "refused", text: "No.", citations: [], model: "none" } as const;
    await bot.answers.after(second, { ...answer, usage: { inputTokens: 0, outputTokens: 0 } });
    await expect(handoverOf(bot, second)).rejects.toThrow("not handed over");
  });
});

describe("while people have a conversation", () => {
  it("what both sides say is carried over once each, by whichever process, and is no question", async () => {
    const desk = createPaperDesk();
    const [one, two] = await Promise.all([startedBot(database.url, desk), startedBot(database.url, desk)]);
    const { question, id } = await handedOver(one, desk);
    const reply = message(desk.threadOf(id), "UBEN", "Which period? Write to fin@example.com");
    const answer = message(question.place, "U1", "March, and my key is xoxb-1234567890");
    for (const bot of [one, two, one]) expect(await bot.takeMessage(reply)).toBe(true);
    for (const bot of [two, one, two]) expect(await bot.takeMessage(answer)).toBe(true);
    await until("both are carried over", () => desk.said.filter((line) => line.includes("says")).length >= 2);
    await resolve(one, id);
    await until("the end is told", () => desk.said.includes("asker: closed, resolved-by-agent"));
    expect(desk.said.filter((line) => line.includes("says"))).toEqual([
      "asker: UBEN says Which period? Write to fin@example.com",
      "desk: U1 says March, and my key is [slack-token]",
    ]);
    // Told of again after the end.
    expect(await two.takeMessage(answer)).toBe(true);
    expect(await one.takeMessage(message(question.place, "U1", "and now?"))).toBe(false);
  });

  it("the first who replies has it", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { id } = await handedOver(bot, desk);
    await bot.takeMessage(message(desk.threadOf(id), "UBEN", "On it."));
    await until("the card shows it", () => desk.cards.get(id)?.claimedBy?.id === "UBEN");
    expect((await bot.store.handovers.load(id))?.waitingSince).toBeUndefined();
  });

  it("what was said below a card before it was noted is carried over too", async () => {
    const desk = createPaperDesk();
    desk.state.cutAfter = "postCard";
    desk.state.saidBefore = [{ messageId: "early reply", author: { id: "UBEN" }, text: "I am here." }];
    const bot = await startedBot(database.url, desk);
    await handedOver(bot, desk);
    await until("it is carried over", () => desk.said.includes("asker: UBEN says I am here."));
    expect(desk.said).not.toContain("desk: a second card");
  });

  it("the bot answers whoever names it", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { question } = await handedOver(bot, desk);
    const named = { ...message(question.place, "U1", "what is a hard close?"), named: true };
    expect(await bot.takeMessage(named)).toBe(false);
  });

  it.each(["carry", "tell", "postCard"] as const)(
    "a %s that was done, though its connection was cut, is not done again",
    async (call) => {
      const desk = createPaperDesk();
      desk.state.cutAfter = call;
      const bot = await startedBot(database.url, desk);
      const { id } = await handedOver(bot, desk);
      await until("the asker is told", () => desk.said.length === 1);
      await bot.takeMessage(message(desk.threadOf(id), "UBEN", "On it."));
      await until("all is said", () => desk.said.length >= 3);
      await resolve(bot, id);
      await until("the end is told", () => desk.said.includes("asker: closed, resolved-by-agent"));
      expect(desk.said.toSorted()).toEqual([
        "asker: UBEN says On it.",
        "asker: claimed by UBEN",
        "asker: closed, resolved-by-agent",
        "asker: opened",
      ]);
    },
  );
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
