import type { HandoverCard, HandoverTarget } from "../../../src/channels/handover-desk.ts";
import { createUnlimitedPace } from "../../../src/channels/slack/calls/local-pace.ts";
import { createSlackDesk } from "../../../src/channels/slack/handover-slack-desk.ts";
import type { HandoverId } from "../../../src/core/handover.ts";
import type { ConversationId, Place } from "../../../src/core/question.ts";
import type { FaultRule } from "../../../src/simulators/slack/faults/fault-plan.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, PRIVATE, startedSimulator } from "../../simulators/slack/clients.ts";
import { replyClient } from "./started-replies.ts";

export const ID = "h_1" as HandoverId;
export const MESSAGE = { handoverId: ID, key: "message:1", author: { id: BEN }, text: "The fifth day." };

/** A desk in the public channel, for a question that was asked in the private one. */
export async function startedDesk({
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
    emit: () => {},
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

export function team(slack: SlackSimulator): string {
  return slack.seed.workspaces[0]?.team.id ?? "";
}

export function placeOf(slack: SlackSimulator, channel: string, ts: string): Place {
  return {
    channel: "slack",
    conversation: `slack:${team(slack)}:${channel}:${ts}` as ConversationId,
    address: { team: team(slack), channel, thread: ts, message: ts },
  };
}

function shownAt(slack: SlackSimulator, { ts = "" }: Extract<HandoverTarget, { card: unknown }>["card"]) {
  return slack.thread(HELP, ts)[0]?.blocks ?? [];
}

export function blocksOf(slack: SlackSimulator, card: Readonly<Record<string, string>>): string {
  return JSON.stringify(shownAt(slack, card));
}

export function buttonsOf(slack: SlackSimulator, card: Readonly<Record<string, string>>): string[] {
  return [...blocksOf(slack, card).matchAll(/"action_id":"(\w+)"/g)].map(([, action = ""]) => action);
}
