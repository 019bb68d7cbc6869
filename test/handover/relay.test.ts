import { describe, expect, it } from "vitest";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { handedOver, type handoverOf, message, startedBot } from "./handover-fixture.ts";
import { createPaperDesk } from "./paper-desk.ts";

const database = testDatabase();

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

  it("a question that was asked before is no message to them, though it is told of again", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { question } = await handedOver(bot, desk, { messageId: "asked twice" });
    await bot.takeMessage({ ...message(question.place, "U1", question.text), messageId: "asked twice" });
    await bot.takeMessage(message(question.place, "U1", "And then?"));
    await until("the next one is carried over", () => desk.said.includes("desk: U1 says And then?"));
    expect(desk.said.filter((line) => line.startsWith("desk"))).toHaveLength(1);
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
