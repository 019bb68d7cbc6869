import { describe, expect, it } from "vitest";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { handedOver, message, startedBot } from "./handover-fixture.ts";
import { createPaperDesk, type PaperDesk } from "./paper-desk.ts";

const database = testDatabase();

describe("a message that was carried over", () => {
  it("is changed as its author changes it, and what the asker lets slip in that stays masked", async () => {
    const { bot, desk, question } = await open();
    const said = await relayed(desk, bot, message(question.place, "U1", "It fails."));
    await bot.takeEdit(edit(said, "It fails for ana@example.com.", 1));
    await until("it is changed", () => desk.said.includes("desk: U1 says instead It fails for [email]."));
  });

  it("keeps the later of two edits, in whichever order they come in", async () => {
    const { bot, desk, id } = await open();
    const said = await relayed(desk, bot, message(desk.threadOf(id), "UBEN", "On day 4."));
    await bot.takeEdit(edit(said, "On day 6.", 3));
    await bot.takeEdit(edit(said, "On day 5.", 2));
    await bot.takeEdit(edit(said, "On day 6.", 3));
    await relayed(desk, bot, message(desk.threadOf(id), "UBEN", "That is all."));
    expect(desk.said.filter((line) => line.includes("instead"))).toEqual([
      "asker: UBEN says instead On day 6.",
    ]);
  });

  it("is taken back when its author deletes it, its text is forgotten, and told of again it stays away", async () => {
    const { bot, desk, id } = await open();
    const said = await relayed(desk, bot, message(desk.threadOf(id), "UBEN", "The password is hunter2."));
    await bot.takeDeletion({ kind: "deletion", eventId: "Ev deletion", messageId: said.messageId });
    await until("it is taken back", () => desk.said.includes("asker: taken back"));
    expect((await bot.store.handoverMessages.revised(said.messageId))?.text).toBe("");
    await bot.takeEdit(edit(said, "The password is hunter3.", 1));
    expect(await bot.takeMessage(said)).toBe(true);
    await relayed(desk, bot, message(desk.threadOf(id), "UBEN", "Ask Cara."));
    expect(desk.said.join()).not.toContain("hunter3");
    expect(desk.said.filter((line) => line.includes("hunter2"))).toHaveLength(1);
  });
});

describe("a message that is still to be carried over", () => {
  it("is carried as it was changed, and not at all where it was deleted", async () => {
    const desk = createPaperDesk();
    const gateway = await startedBot(database.url, desk, { works: false });
    const worker = await startedBot(database.url, desk);
    const { id } = await handedOver(gateway, desk);
    await worker.store.stopWork(1_000);
    const thread = desk.threadOf(id);
    const [changed, deleted] = [message(thread, "UBEN", "On day 4."), message(thread, "UBEN", "Oops.")];
    for (const said of [changed, deleted]) await gateway.takeMessage(said);
    await gateway.takeEdit(edit(changed, "On day 5.", 1));
    await gateway.takeDeletion({ kind: "deletion", eventId: "Ev oops", messageId: deleted.messageId });
    const next = await startedBot(database.url, desk);
    await relayed(desk, next, message(thread, "UBEN", "That is all."));
    expect(desk.said.filter((line) => /UBEN says (?!instead)|taken back/.test(line))).toEqual([
      "asker: UBEN says On day 5.",
      "asker: UBEN says That is all.",
    ]);
  });
});

describe("a question that is deleted", () => {
  it("is not to be answered any more, nor read on the card", async () => {
    const { bot, desk, id } = await open("deleted question");
    await bot.takeDeletion({ kind: "deletion", eventId: "Ev deleted", messageId: "deleted question" });
    await until("the card shows it", () => desk.cards.get(id)?.end?.ending === "asker-gone");
    expect(desk.cards.get(id)).toMatchObject({ question: "(deleted)", turns: [] });
    expect(bot.events).toContainEqual(expect.objectContaining({ type: "handover_resolved", by: "asker" }));
  });
});

async function open(messageId?: string) {
  const desk: PaperDesk = createPaperDesk();
  const bot = await startedBot(database.url, desk);
  return { bot, desk, ...(await handedOver(bot, desk, messageId === undefined ? {} : { messageId })) };
}

type Bot = Awaited<ReturnType<typeof startedBot>>;
type Said = ReturnType<typeof message>;

async function relayed(desk: PaperDesk, bot: Bot, said: Said): Promise<Said> {
  await bot.takeMessage(said);
  await until("it is carried over", () => desk.said.some((line) => line.endsWith(`says ${said.text}`)));
  return said;
}

function edit({ messageId }: Said, text: string, second: number) {
  const editedAt = new Date(Date.UTC(2026, 10, 21, 12, 0, second));
  return { kind: "edit", eventId: `Ev edit ${second} ${text}`, messageId, text, editedAt } as const;
}
