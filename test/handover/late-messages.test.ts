import { describe, expect, it } from "vitest";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { type HandoverBot, handedOver, message, startedBot } from "./handover-fixture.ts";
import { createPaperDesk } from "./paper-desk.ts";

const database = testDatabase();

describe("after the end of a hand-over", () => {
  it("an agent who replies is told once that nobody reads it, and thanks among agents are let be", async () => {
    const { bot, desk, id } = await closed();
    const thread = desk.threadOf(id);
    expect(await bot.takeMessage(message(thread, "UBEN", "One more thing."))).toBe(true);
    expect(await bot.takeMessage(message(thread, "UBEN", "Hello?"))).toBe(true);
    expect(await bot.takeMessage({ ...message(thread, "UCARA", ":+1:"), forPeople: true })).toBe(true);
    expect(await bot.takeMessage(message(thread, "UDAN", "I know more."))).toBe(true);
    await until("both are told", () => desk.whispers.includes("UDAN: too-late"));
    expect(desk.whispers.toSorted()).toEqual(["UBEN: too-late", "UDAN: too-late"]);
    expect(desk.said.some((line) => line.includes("says"))).toBe(false);
  });

  it("a claim and a resolution change nothing, and whoever tried is told how it ended", async () => {
    const { bot, desk, id } = await closed();
    const by = { id: "UCARA" };
    await bot.takeClaim({ kind: "claim", eventId: "late claim", handoverId: id, by, claimed: true });
    await until("that is told", () => desk.whispers.length === 1);
    await bot.takeResolution({
      kind: "resolution",
      eventId: "late resolution",
      handoverId: id,
      by,
      side: "desk",
    });
    await until("that is told too", () => desk.whispers.length === 2);
    expect(desk.whispers).toEqual(["UCARA: closed", "UCARA: closed"]);
    expect((await bot.store.handovers.load(id))?.end?.by?.id).toBe("UBEN");
  });

  it("what the asker says is for the bot, also where it comes in at that very moment", async () => {
    const desk = createPaperDesk();
    const bots = await Promise.all([true, false].map((works) => startedBot(database.url, desk, { works })));
    const [first, second] = bots;
    if (!first || !second) throw new Error("There are no bots.");
    for (let round = 0; round < 20; round += 1) {
      const { question, id } = await handedOver(first, desk);
      const said = message(question.place, "U1", `in round ${round}`);
      const [taken] = await Promise.all([second.takeMessage(said), resolve(first, id)]);
      // Taken by the people or by the bot: never by neither, and never by both.
      expect(await first.store.handoverMessages.has(said.messageId)).toBe(taken);
    }
  });
});

async function closed() {
  const desk = createPaperDesk();
  const bot = await startedBot(database.url, desk);
  const { id } = await handedOver(bot, desk);
  await resolve(bot, id);
  await until("the card shows it", () => desk.cards.get(id)?.end !== undefined);
  return { bot, desk, id };
}

function resolve(bot: HandoverBot, handoverId: Awaited<ReturnType<typeof handedOver>>["id"]) {
  const deed = { kind: "resolution", eventId: `resolved ${handoverId}`, handoverId, side: "desk" } as const;
  return bot.takeResolution({ ...deed, by: { id: "UBEN" } });
}
