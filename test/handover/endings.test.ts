import { describe, expect, it } from "vitest";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { escalated, type HandoverBot, handedOver, message, startedBot } from "./handover-fixture.ts";
import { createPaperDesk, type PaperDesk } from "./paper-desk.ts";

const database = testDatabase();

describe("a hand-over", () => {
  it("is resolved by an agent, with a note", async () => {
    const { bot, desk, id } = await open();
    await bot.takeResolution({ ...resolution(id), side: "desk", by: { id: "UBEN" }, note: "Reopened." });
    await until("the card shows it", () => desk.cards.get(id)?.end !== undefined);
    expect(desk.cards.get(id)?.end).toEqual({
      ending: "resolved-by-agent",
      by: { id: "UBEN" },
      note: "Reopened.",
    });
    await until("the asker is told", () => desk.said.includes("asker: closed, resolved-by-agent"));
    expect(bot.events).toContainEqual(expect.objectContaining({ type: "handover_resolved", by: "agent" }));
  });

  it("is resolved by the asker, and by nobody else of that side", async () => {
    const { bot, desk, id } = await open();
    await bot.takeResolution({ ...resolution(id), side: "asker", by: { id: "USOMEBODY" } });
    await until("that one is told", () => desk.whispers.includes("USOMEBODY: only-the-asker"));
    await bot.takeResolution({ ...resolution(id), side: "asker", by: { id: "U1" } });
    await until("the desk is told", () => desk.said.includes("desk: closed, resolved-by-asker"));
  });

  it("that nobody claims ends, and the asker is told why", async () => {
    const { bot, desk, id } = await open({ timeoutMs: 300 });
    await until("the asker is told", () => desk.said.includes("asker: closed, unclaimed"));
    await until("the card shows it", () => desk.cards.get(id)?.end?.ending === "unclaimed");
    expect(bot.events).toContainEqual({ type: "handover_timed_out", handoverId: id, ending: "unclaimed" });
  });

  it("that was claimed and then forgotten ends too", async () => {
    const { bot, desk, id } = await open({ timeoutMs: 2_000 });
    await bot.takeClaim({
      kind: "claim",
      eventId: "claim and forget",
      handoverId: id,
      by: { id: "UBEN" },
      claimed: true,
    });
    await until("the asker is told", () => desk.said.includes("asker: closed, unanswered"));
  });

  it("in which an agent has replied waits for no one, until the asker says more", async () => {
    const { bot, desk, id, question } = await open({ timeoutMs: 1_500 });
    await bot.takeMessage(message(desk.threadOf(id), "UBEN", "On it."));
    expect((await bot.store.handovers.load(id))?.waitingSince).toBeUndefined();
    await bot.takeMessage(message(question.place, "U1", "Are you?"));
    await until("the asker is told", () => desk.said.includes("asker: closed, unanswered"));
    const order = desk.said.filter((line) => line.includes("says") || line.includes("closed"));
    expect(order).toEqual(["asker: UBEN says On it.", "desk: U1 says Are you?", "asker: closed, unanswered"]);
  });
});

describe("what is missing", () => {
  it("at the desk is told to the asker at once, and to whoever runs the bot with a remedy", async () => {
    const desk = createPaperDesk();
    desk.state.deskClosed = true;
    const bot = await startedBot(database.url, desk);
    await escalated(bot);
    await until("the asker is told", () => desk.said.includes("asker: closed, desk-unavailable"));
    expect(desk.said).toEqual(["asker: closed, desk-unavailable"]);
    expect(bot.events).toContainEqual(
      expect.objectContaining({ type: "handover_failed", ending: "desk-unavailable", remedy: "open it" }),
    );
  });

  it("of the asker's side ends it, and the card says so", async () => {
    const { bot, desk, id } = await open();
    desk.state.askerGone = true;
    await bot.takeMessage(message(desk.threadOf(id), "UBEN", "On it."));
    await until("the card shows it", () => desk.cards.get(id)?.end?.ending === "asker-gone");
  });

  it("of a card is made good: what the asker says goes below another one", async () => {
    const { bot, desk, id, question } = await open();
    await until("the asker is told", () => desk.said.includes("asker: opened"));
    desk.cards.delete(id);
    await bot.takeMessage(message(question.place, "U1", "One more thing."));
    await until("it is carried over", () => desk.said.includes("desk: U1 says One more thing."));
    expect(desk.cards.has(id)).toBe(true);
  });
});

async function open(options: { readonly timeoutMs?: number } = {}) {
  const desk: PaperDesk = createPaperDesk();
  const bot: HandoverBot = await startedBot(database.url, desk, options);
  return { bot, desk, ...(await handedOver(bot, desk)) };
}

function resolution(handoverId: Awaited<ReturnType<typeof open>>["id"]) {
  return { kind: "resolution", eventId: `resolution of ${handoverId}`, handoverId } as const;
}
