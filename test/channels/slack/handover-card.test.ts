import { describe, expect, it } from "vitest";
import { CardGoneError, DeskUnavailableError } from "../../../src/channels/handover-desk.ts";
import { ANA, BEN, GENERAL, HELP, webClient } from "../../simulators/slack/clients.ts";
import { blocksOf, buttonsOf, MESSAGE, startedDesk, team } from "./handover-desk-fixture.ts";

describe("a card", () => {
  it("shows what is asked, by whom and why, and what can be done", async () => {
    const { slack, desk, card } = await startedDesk();
    const { reference } = await desk.postCard(card, false);
    expect(blocksOf(slack, reference)).toContain(`<@${ANA}> · clicked “Ask a person”`);
    expect(buttonsOf(slack, reference)).toEqual(["ledger_claim", "ledger_resolve"]);
    await desk.showCard(reference, { ...card, claimedBy: { id: BEN } });
    expect(blocksOf(slack, reference)).toContain(`Claimed by <@${BEN}>`);
    expect(buttonsOf(slack, reference)).toEqual(["ledger_resolve", "ledger_release"]);
    await desk.showCard(reference, { ...card, end: { ending: "unclaimed" } });
    expect(blocksOf(slack, reference)).toContain("Timed out: nobody claimed it");
    expect(buttonsOf(slack, reference)).toEqual([]);
  });

  it("calls nobody and stays within Slack's limits, whatever the texts are", async () => {
    const { slack, desk, card } = await startedDesk();
    const wild = `<!channel> <@${BEN}> &lt; `.repeat(500);
    const turn = { asked: wild, answered: wild };
    const { reference } = await desk.postCard(
      { ...card, question: wild, turns: [turn, turn, turn, turn] },
      false,
    );
    const shown = blocksOf(slack, reference);
    expect(shown).not.toMatch(/<!|<@U0BEN/);
    await desk.showCard(reference, {
      ...card,
      question: wild,
      end: { ending: "resolved-by-agent", note: wild.slice(0, 1_500) },
    });
    expect(buttonsOf(slack, reference)).toEqual([]);
  });

  it("that was posted though its connection was cut is found, with what people said below it, and not to the bot", async () => {
    const { slack, desk, card } = await startedDesk({
      rules: [{ fault: "connection_reset", method: "chat.postMessage", after: true, nth: 1 }],
    });
    await expect(desk.postCard(card, false)).rejects.toThrow("not known whether");
    const [posted] = slack.history(HELP).filter(({ bot_id }) => bot_id);
    const ts = posted?.ts ?? "";
    const { ts: said } = slack.post({ user: BEN, channel: HELP, text: "It is &lt;5&gt;", thread_ts: ts });
    slack.post({ user: BEN, channel: HELP, text: `<@${slack.botUserId}> what is it?`, thread_ts: ts });
    const { reference } = await desk.postCard(card, true);
    expect(reference).toMatchObject({ channel: HELP, ts });
    expect(await desk.saidBelow(reference)).toEqual([
      { messageId: `slack:${team(slack)}:${HELP}:${said}`, author: { id: BEN }, text: "It is <5>" },
    ]);
    expect(slack.history(HELP).filter(({ bot_id }) => bot_id)).toHaveLength(1);
  });

  it("that somebody deleted is gone", async () => {
    const { slack, desk, card } = await startedDesk();
    const { reference } = await desk.postCard(card, false);
    await webClient(slack).chat.delete({ channel: HELP, ts: reference.ts ?? "" });
    await expect(desk.showCard(reference, card)).rejects.toThrow(CardGoneError);
    await expect(desk.carry({ card: reference }, MESSAGE, false)).rejects.toThrow(CardGoneError);
  });
});

describe("an agents' channel", () => {
  it.each([
    ["that is not there", "C0NOTHING01", /channel_not_found/],
    ["that the bot is not in", GENERAL, /not_in_channel/],
  ])("%s is told with a remedy", async (_, agentsChannel, message) => {
    const { desk, card } = await startedDesk({ agentsChannel });
    const refused = await desk.postCard(card, false).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DeskUnavailableError);
    expect(refused).toMatchObject({
      message: expect.stringMatching(message),
      remedy: expect.stringContaining("SLACK_AGENTS_CHANNEL"),
    });
  });

  it("that was archived is told, before a card and after it", async () => {
    const { slack, desk, card } = await startedDesk();
    const { reference } = await desk.postCard(card, false);
    slack.archiveChannel({ user: BEN, channel: HELP });
    await expect(desk.carry({ card: reference }, MESSAGE, false)).rejects.toThrow(/is_archived/);
    await expect(desk.postCard(card, false)).rejects.toThrow(/is_archived/);
  });
});
