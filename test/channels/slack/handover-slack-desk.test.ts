import { describe, expect, it } from "vitest";
import { PlaceGoneError } from "../../../src/channels/channel.ts";
import { ANA, BEN, HELP, PRIVATE } from "../../simulators/slack/clients.ts";
import { ID, MESSAGE, placeOf, startedDesk } from "./handover-desk-fixture.ts";

describe("what is said to the asker", () => {
  it("bears the name of the agent, who is not called by it, and is said once", async () => {
    const { slack, desk, asked, place } = await startedDesk({
      rules: [{ fault: "connection_reset", method: "chat.postMessage", after: true, nth: 1 }],
    });
    await expect(desk.carry({ place }, MESSAGE, false)).rejects.toThrow("not known whether");
    await desk.carry({ place }, MESSAGE, true);
    expect(slack.thread(PRIVATE, asked).slice(1)).toMatchObject([{ text: "ben: The fifth day." }]);
  });

  it("is cut where no message holds it, and the rest is named", async () => {
    const { slack, desk, asked, place } = await startedDesk();
    await desk.carry({ place }, { ...MESSAGE, text: "&<!here> ".repeat(4_000) }, false);
    const shown = JSON.stringify(slack.thread(PRIVATE, asked)[1]?.blocks);
    expect(shown).toContain("goes on where it was written");
    expect(shown).not.toContain("<!here");
  });

  it("cannot be said where the message that asked is gone", async () => {
    const { slack, desk, asked, place } = await startedDesk();
    slack.deleteMessage({ user: ANA, channel: PRIVATE, ts: asked });
    await expect(desk.carry({ place }, MESSAGE, false)).rejects.toThrow(PlaceGoneError);
    const notice = {
      handoverId: ID,
      key: "opened:opening",
      news: { type: "opened" },
      language: "en",
    } as const;
    await expect(desk.tell({ place }, notice, false)).rejects.toThrow(PlaceGoneError);
  });
});

describe("what was said to the asker", () => {
  it("is changed as often as its author changes it, and taken back", async () => {
    const { slack, desk, asked, place } = await startedDesk();
    await desk.carry({ place }, MESSAGE, false);
    for (const text of ["The sixth day.", "The seventh day."])
      await desk.amend({ place }, { ...MESSAGE, text });
    expect(slack.thread(PRIVATE, asked).slice(1)).toMatchObject([{ text: "ben: The seventh day." }]);
    await desk.takeBack({ place }, MESSAGE);
    expect(slack.thread(PRIVATE, asked)).toHaveLength(1);
  });

  it("stays away where somebody has deleted it, and that is no fault", async () => {
    const { slack, desk, asked, place } = await startedDesk({
      rules: [{ fault: "error", code: "message_not_found", method: ["chat.update", "chat.delete"] }],
    });
    await desk.amend({ place }, MESSAGE);
    expect(slack.thread(PRIVATE, asked)).toHaveLength(1);
    await desk.carry({ place }, MESSAGE, false);
    await desk.amend({ place }, MESSAGE);
    await desk.takeBack({ place }, MESSAGE);
  });
});

describe("what is told to one person", () => {
  it("is seen by that person only, and by nobody where the person has left", async () => {
    const { slack, desk, card } = await startedDesk();
    const { reference } = await desk.postCard(card, false);
    const taken = { type: "taken", by: { id: ANA } } as const;
    await desk.whisper({ card: reference }, { id: BEN }, taken, "en");
    expect(slack.ephemeralsOf(BEN, HELP)).toMatchObject([{ text: "ana has claimed this already." }]);
    slack.leaveChannel({ user: BEN, channel: HELP });
    await desk.whisper({ card: reference }, { id: BEN }, taken, "en");
    expect(slack.ephemeralsOf(BEN)).toHaveLength(1);
  });
});

describe("a conversation", () => {
  it.each([
    ["a public channel", HELP, true],
    ["a private channel", PRIVATE, false],
  ])("in %s is open to all: %s %s", async (_, channel, isOpen) => {
    const { slack, desk } = await startedDesk();
    expect(await desk.isOpenToAll(placeOf(slack, channel, "1700000000.000100"))).toBe(isOpen);
  });

  it("with the bot alone is not open to all", async () => {
    const { slack, desk } = await startedDesk();
    const place = placeOf(slack, slack.openDirectMessage(ANA), "1700000000.000100");
    expect(await desk.isOpenToAll(place)).toBe(false);
  });
});
