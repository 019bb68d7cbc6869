import type { webApi } from "@slack/bolt";
import { conversationIdOf } from "../../core/ids.ts";
import type { Pace } from "../../core/pace.ts";
import type { HandoverDesk, HandoverTarget } from "../handover-desk.ts";
import { type CallArguments, createSlackCalls, type SlackCalls } from "./calls/slack-calls.ts";
import { systemTiming } from "./calls/timing.ts";
import { escapeMrkdwn } from "./escape-mrkdwn.ts";
import { sectionsOf, shortened } from "./handover-blocks.ts";
import { resultOf, resultOfOnce, SlackRefusal } from "./handover-calls.ts";
import { cardMark, conversationOf, postCard, QUIET, updateCard } from "./handover-card-calls.ts";
import { renderNotice, whisperText } from "./handover-notices.ts";
import { nameOf, userIdOf } from "./handover-people.ts";
import { orGone, sideOf, type Thread, threadOf } from "./handover-places.ts";
import { saidBelow } from "./handover-said.ts";
import { findMarked, type Mark, markOf } from "./handover-search.ts";

export interface SlackDeskOptions {
  /** Must neither retry by itself nor wait for limits, as for replies. */
  readonly client: webApi.WebClient;
  readonly pace: Pace;
  /** The id of the channel in which the agents sit. */
  readonly agentsChannel: string;
}

/** A longer text is refused when the message is edited. */
const MAX_FALLBACK = 3_000;

/** A channel in Slack as the desk: a card each, and replies in its thread. */
export function createSlackDesk({ client, pace, agentsChannel }: SlackDeskOptions): HandoverDesk {
  const callsIn = (target: HandoverTarget) => {
    const thread = threadOf(target);
    return { thread, calls: createSlackCalls({ client, pace, team: thread.team, timing: systemTiming }) };
  };

  return {
    async isOpenToAll(place) {
      const { calls, thread } = callsIn({ place });
      const info = await conversationOf(calls, thread.channel);
      return info?.is_channel === true && info.is_private === false;
    },
    async postCard(card, mayExist) {
      const { calls, thread } = callsIn(card);
      const ts = await orGone("desk", async () => {
        const place = { channel: agentsChannel, since: card.openedAt };
        const earlier = mayExist ? await findMarked(calls, place, cardMark(card)) : undefined;
        return earlier ?? (await postCard(calls, agentsChannel, card));
      });
      const { team } = thread;
      return {
        reference: { team, channel: agentsChannel, ts },
        conversation: conversationIdOf("slack", team, agentsChannel, ts),
        said: mayExist ? await saidBelow(calls, { team, channel: agentsChannel, thread: ts }) : [],
      };
    },
    async showCard(reference, card) {
      const { calls, thread } = callsIn({ card: reference });
      await orGone("desk", () => updateCard(calls, { channel: thread.channel, ts: thread.thread }, card));
    },
    async tell(target, { handoverId, key, news }, mayExist) {
      const { calls, thread } = callsIn(target);
      const to = sideOf(target);
      const notice = await renderNotice({ handoverId, key, news }, to, (person) => nameOf(calls, person));
      const mark = { handover_id: handoverId, key };
      await orGone(to, () => postOnce(calls, thread, mark, mayExist, { ...notice }));
    },
    async carry(target, { handoverId, key, author, text }, mayExist) {
      const { calls, thread } = callsIn(target);
      const name = await nameOf(calls, author);
      const words = text === "" ? "(sent something without words)" : text;
      const mark = { handover_id: handoverId, key };
      await orGone(sideOf(target), () =>
        postOnce(calls, thread, mark, mayExist, {
          text: shortened(`${name}: ${escapeMrkdwn(words)}`, MAX_FALLBACK),
          blocks: sectionsOf(`*${name}*\n`, words),
        }),
      );
    },
    async whisper(target, person, whisper) {
      const { calls, thread } = callsIn(target);
      const text = await whisperText(whisper, (each) => nameOf(calls, each));
      const where = sideOf(target) === "asker" ? { thread_ts: thread.thread } : {};
      const to = { channel: thread.channel, user: userIdOf(person), ...where };
      await resultOf(calls, "chat.postEphemeral", { ...to, text }).catch((error: unknown) => {
        if (!(error instanceof SlackRefusal)) throw error;
      });
    },
  };
}

async function postOnce(
  calls: SlackCalls,
  { channel, thread }: Thread,
  mark: Mark,
  mayExist: boolean,
  content: CallArguments,
): Promise<void> {
  if (mayExist && (await findMarked(calls, { channel, thread }, mark)) !== undefined) return;
  const metadata = markOf(mark);
  await resultOfOnce(calls, "chat.postMessage", {
    channel,
    thread_ts: thread,
    metadata,
    ...QUIET,
    ...content,
  });
}
