import { describe, expect, it } from "vitest";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { handedOver, startedBot } from "./handover-fixture.ts";
import { createPaperDesk } from "./paper-desk.ts";

const database = testDatabase();

describe("many who claim at the same moment", () => {
  it("are one who has it and 99 who are told who that is, over three processes", async () => {
    const desk = createPaperDesk();
    const bots = await Promise.all(
      [true, false, false].map((works) => startedBot(database.url, desk, { works })),
    );
    const [first] = bots;
    if (!first) throw new Error("There is no bot.");
    const { id } = await handedOver(first, desk);
    const agents = Array.from({ length: 100 }, (_, at) => `U${at}`);
    await Promise.all(
      agents.map(async (agent, at) =>
        bots[at % bots.length]?.takeClaim({
          kind: "claim",
          eventId: `claim ${agent}`,
          handoverId: id,
          by: { id: agent },
          claimed: true,
        }),
      ),
    );
    await until("the others are told", () => desk.whispers.length === 99);
    await until("the asker is told", () => desk.said.some((line) => line.startsWith("asker: claimed")));

    const holder = (await first.store.handovers.load(id))?.claimedBy?.id;
    expect(agents).toContain(holder);
    const claimed = bots.flatMap(({ events }) => events.filter(({ type }) => type === "handover_claimed"));
    expect(claimed).toHaveLength(1);
    const others = agents.filter((agent) => agent !== holder);
    expect(desk.whispers.toSorted()).toEqual(
      others.map((agent) => `${agent}: taken by ${holder}`).toSorted(),
    );
    expect(desk.said.filter((line) => line.includes("claimed"))).toEqual([`asker: claimed by ${holder}`]);
    expect(desk.cards.get(id)?.claimedBy?.id).toBe(holder);
  });
});

describe("whoever has it", () => {
  it("may be told of twice", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { id } = await handedOver(bot, desk);
    const claim = {
      kind: "claim",
      eventId: "one claim",
      handoverId: id,
      by: { id: "UBEN" },
      claimed: true,
    } as const;
    await bot.takeClaim(claim);
    await bot.takeClaim(claim);
    await until("the asker is told", () => desk.said.includes("asker: claimed by UBEN"));
    expect(desk.whispers).toEqual([]);
  });

  it("can be rid of it, also when another gives it back, and then the next can have it", async () => {
    const desk = createPaperDesk();
    const bot = await startedBot(database.url, desk);
    const { id } = await handedOver(bot, desk);
    const claim = (by: string, claimed: boolean) =>
      bot.takeClaim({ kind: "claim", eventId: `${by} ${claimed}`, handoverId: id, by: { id: by }, claimed });
    await claim("UBEN", true);
    await claim("UCARA", false);
    await claim("UCARA", true);
    await until("the card shows it", () => desk.cards.get(id)?.claimedBy?.id === "UCARA");
    await until("the asker is told", () => desk.said.includes("asker: claimed by UCARA"));
  });
});
