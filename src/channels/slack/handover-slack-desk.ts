import type { webApi } from "@slack/bolt";
import type { Emit } from "../../core/events.ts";
import { conversationIdOf } from "../../core/ids.ts";
import type { Pace } from "../../core/pace.ts";
import type { HandoverDesk, HandoverTarget } from "../handover-desk.ts";
import { type CallArguments, createSlackCalls, type SlackCalls } from "./calls/slack-calls.ts";
import { systemTiming } from "./calls/timing.ts";
import { resultOf, resultOfOnce, SlackRefusal } from "./handover-calls.ts";
import { cardMark, conversationOf, postCard, QUIET, updateCard } from "./handover-card-calls.ts";
import { amendWords, markOfCarried, renderWords, takeBackWords } from "./handover-carried.ts";
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
  readonly emit: Emit;
}

/** A channel in Slack as the desk: a card each, and replies in its thread. */
export function createSlackDesk({ client, pace, agentsChannel, emit }: SlackDeskOptions): HandoverDesk {
  const callsIn = (target: HandoverTarget) => {
    const thread = threadOf(target);
    const { team } = thread;
    return { thread, calls: createSlackCalls({ client, pace, team, timing: systemTiming, emit }) };
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
      };
    },
    async saidBelow(reference) {
      const { calls, thread } = callsIn({ card: reference });
      return orGone("desk", () => saidBelow(calls, thread));
    },
    async showCard(reference, card) {
      const { calls, thread } = callsIn({ card: reference });
      await orGone("desk", () => updateCard(calls, { channel: thread.channel, ts: thread.thread }, card));
    },
    async tell(target, { handoverId, key, news, language }, mayExist) {
      const { calls, thread } = callsIn(target);
      const to = sideOf(target);
      const notice = await renderNotice({ handoverId, key, news, language }, to, (person) =>
        nameOf(calls, person),
      );
      const mark = { handover_id: handoverId, key };
      await orGone(to, () => postOnce(calls, thread, mark, mayExist, { ...notice }));
    },
    async carry(target, message, mayExist) {
      const { calls, thread } = callsIn(target);
      const words = { ...(await renderWords(calls, message)) };
      await orGone(sideOf(target), () => postOnce(calls, thread, markOfCarried(message), mayExist, words));
    },
    async amend(target, message) {
      const { calls, thread } = callsIn(target);
      await orGone(sideOf(target), () => amendWords(calls, thread, message));
    },
    async takeBack(target, message) {
      const { calls, thread } = callsIn(target);
      await orGone(sideOf(target), () => takeBackWords(calls, thread, message));
    },
    async whisper(target, person, whisper, language) {
      const { calls, thread } = callsIn(target);
      const text = await whisperText(whisper, sideOf(target), language, (each) => nameOf(calls, each));
      // At the desk people click on the card in the channel, but they write below it.
      const inThread = sideOf(target) === "asker" || whisper.type === "too-late";
      const where = inThread ? { thread_ts: thread.thread } : {};
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
