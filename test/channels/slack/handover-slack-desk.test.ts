import { describe, expect, it } from "vitest";
import { PlaceGoneError } from "../../../src/channels/channel.ts";
import {
  CardGoneError,
  DeskUnavailableError,
  type HandoverCard,
  type HandoverTarget,
} from "../../../src/channels/handover-desk.ts";
import { createUnlimitedPace } from "../../../src/channels/slack/calls/local-pace.ts";
import { createSlackDesk } from "../../../src/channels/slack/handover-slack-desk.ts";
import type { HandoverId } from "../../../src/core/handover.ts";
import type { ConversationId, Place } from "../../../src/core/question.ts";
import type { FaultRule } from "../../../src/simulators/slack/faults/fault-plan.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import {
  ANA,
  BEN,
  GENERAL,
  HELP,
  PRIVATE,
  startedSimulator,
  webClient,
} from "../../simulators/slack/clients.ts";
import { replyClient } from "./started-replies.ts";

const ID = "h_1" as HandoverId;
const MESSAGE = { handoverId: ID, key: "message:1", author: { id: BEN }, text: "The fifth day." };

describe("a card", () => {
  it("shows what is asked, by whom and why, and what can be done", async () => {
    const { slack, desk, card } = await startedDesk();
    const { reference } = await desk.postCard(card, false);
    expect(blocksOf(slack, reference)).toContain(`<@${ANA}> · asked for by button`);
    expect(buttonsOf(slack, reference)).toEqual(["ledger_claim", "ledger_resolve"]);
    await desk.showCard(reference, { ...card, claimedBy: { id: BEN } });
    expect(blocksOf(slack, reference)).toContain(`<@${BEN}> has it`);
    expect(buttonsOf(slack, reference)).toEqual(["ledger_resolve", "ledger_release"]);
    await desk.showCard(reference, { ...card, end: { ending: "unclaimed" } });
    expect(blocksOf(slack, reference)).toContain("Nobody took it in time");
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

  it("that was posted though its connection was cut is found, with what people said below it", async () => {
    const { slack, desk, card } = await startedDesk({
      rules: [{ fault: "connection_reset", method: "chat.postMessage", after: true, nth: 1 }],
    });
    await expect(desk.postCard(card, false)).rejects.toThrow("not known whether");
    const [posted] = slack.history(HELP).filter(({ bot_id }) => bot_id);
    const ts = posted?.ts ?? "";
    const { ts: said } = slack.post({ user: BEN, channel: HELP, text: "It is &lt;5&gt;", thread_ts: ts });
    const found = await desk.postCard(card, true);
    expect(found).toMatchObject({
      reference: { channel: HELP, ts },
      said: [{ messageId: `slack:${team(slack)}:${HELP}:${said}`, author: { id: BEN }, text: "It is <5>" }],
    });
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
    const notice = { handoverId: ID, key: "opened:opening", news: { type: "opened" } } as const;
    await expect(desk.tell({ place }, notice, false)).rejects.toThrow(PlaceGoneError);
  });
});

describe("what is told to one person", () => {
  it("is seen by that person only, and by nobody where the person has left", async () => {
    const { slack, desk, card } = await startedDesk();
    const { reference } = await desk.postCard(card, false);
    const taken = { type: "taken", by: { id: ANA } } as const;
    await desk.whisper({ card: reference }, { id: BEN }, taken);
    expect(slack.ephemeralsOf(BEN, HELP)).toMatchObject([{ text: "ana has it already." }]);
    slack.leaveChannel({ user: BEN, channel: HELP });
    await desk.whisper({ card: reference }, { id: BEN }, taken);
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

/** A desk in the public channel, for a question that was asked in the private one. */
async function startedDesk({
  agentsChannel = HELP,
  rules = [],
}: {
  readonly agentsChannel?: string;
  readonly rules?: readonly FaultRule[];
} = {}) {
  const { slack } = await startedSimulator({ faults: { seed: 1, rules: [...rules] } });
  const { ts: asked } = slack.post({ user: ANA, channel: PRIVATE, text: `<@${slack.botUserId}> when?` });
  const desk = createSlackDesk({
    client: replyClient(slack, 2_000),
    pace: createUnlimitedPace(),
    agentsChannel,
  });
  const place = placeOf(slack, PRIVATE, asked);
  const card: HandoverCard = {
    id: ID,
    reason: "asked-by-button",
    requestedBy: { id: ANA },
    asker: { id: ANA },
    question: "When is the close?",
    turns: [{ asked: "When is the close?", answered: "I do not know." }],
    place,
    openedAt: new Date(),
  };
  return { slack, desk, place, card, asked };
}

function team(slack: SlackSimulator): string {
  return slack.seed.workspaces[0]?.team.id ?? "";
}

function placeOf(slack: SlackSimulator, channel: string, ts: string): Place {
  return {
    channel: "slack",
    conversation: `slack:${team(slack)}:${channel}:${ts}` as ConversationId,
    address: { team: team(slack), channel, thread: ts, message: ts },
  };
}

function shownAt(slack: SlackSimulator, { ts = "" }: Extract<HandoverTarget, { card: unknown }>["card"]) {
  return slack.thread(HELP, ts)[0]?.blocks ?? [];
}

function blocksOf(slack: SlackSimulator, card: Readonly<Record<string, string>>): string {
  return JSON.stringify(shownAt(slack, card));
}

function buttonsOf(slack: SlackSimulator, card: Readonly<Record<string, string>>): string[] {
  return [...blocksOf(slack, card).matchAll(/"action_id":"(\w+)"/g)].map(([, action = ""]) => action);
}
