import { describe, expect, it } from "vitest";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { asked, handedOver, handoverOf, message, REFUSED, startedBot } from "./handover-fixture.ts";
import { createPaperDesk } from "./paper-desk.ts";

const database = testDatabase();

describe("a second refusal in a conversation", () => {
  it("hands over where all may read, and says so in the answer", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const first = await asked(bot);
    expect(await bot.answers.after(first, REFUSED)).toBe(REFUSED);
    const second = await asked(bot, { place: first.place });
    expect(await bot.answers.after(second, REFUSED)).toMatchObject({
      outcome: "handed-over",
      text: expect.stringMatching(/^I could not find an answer\.\n\nI have asked a person/),
    });
    expect(await bot.answers.after(second, { ...REFUSED, outcome: "answered" })).toMatchObject({
      outcome: "answered",
    });
  });

  it("hands nothing over that few may read: nobody asked for that", async () => {
    const desk = createPaperDesk();
    desk.state.private = true;
    const bot = await startedBot(database.url, desk);
    const first = await asked(bot);
    const second = await asked(bot, { place: first.place });
    await bot.answers.after(second, REFUSED);
    await expect(handoverOf(bot, second)).rejects.toThrow("not handed over");
  });

  it("says so too where the worker that handed over was killed before its answer was kept", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const first = await asked(bot);
    const second = await asked(bot, { place: first.place });
    await bot.answers.after(second, REFUSED);
    expect(await bot.answers.after(second, REFUSED)).toMatchObject({ outcome: "handed-over" });
    expect(bot.events.filter(({ type }) => type === "handover_opened")).toHaveLength(1);
  });
});

describe("below a card", () => {
  it("nobody is asked for: whoever would answer is there", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { id } = await handedOver(bot, desk);
    const agents = await asked(bot, { place: desk.threadOf(id), text: "What is a soft close?" });
    await bot.takeEscalation({
      kind: "escalation",
      eventId: "asked below a card",
      questionId: agents.id,
      by: { id: "UBEN" },
    });
    await until("that one is told", () => desk.whispers.includes("UBEN: already-open"));
    expect(desk.cards.size).toBe(1);
    await bot.takeMessage(message(desk.threadOf(id), "UBEN", "It is day 5."));
    await until("it still goes to the asker", () => desk.said.includes("asker: UBEN says It is day 5."));
  });
});
