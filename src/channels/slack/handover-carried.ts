import { phrasesIn } from "../../language/phrases-in.ts";
import type { CarriedMessage } from "../handover-desk.ts";
import type { SlackCalls } from "./calls/slack-calls.ts";
import { escapeMrkdwn } from "./escape-mrkdwn.ts";
import { context, type HandoverBlock, sectionsOf, shortened } from "./handover-blocks.ts";
import { resultOf, SlackRefusal } from "./handover-calls.ts";
import { nameOf, withNames } from "./handover-people.ts";
import type { Thread } from "./handover-places.ts";
import { findMarked, type Mark, markOf } from "./handover-search.ts";

export interface RenderedWords {
  readonly text: string;
  readonly blocks: readonly HandoverBlock[];
}

/** A longer text is refused when the message is edited. */
const MAX_FALLBACK = 3_000;

export function markOfCarried({ handoverId, key }: Pick<CarriedMessage, "handoverId" | "key">): Mark {
  return { handover_id: handoverId, key };
}

/** The words of a person under their name, in which nothing calls anybody. */
export async function renderWords(
  calls: SlackCalls,
  { author, text, language = "en" }: CarriedMessage,
): Promise<RenderedWords> {
  const name = await nameOf(calls, author);
  const { withoutWords, goesOnElsewhere } = phrasesIn(language).handover;
  const words = text === "" ? withoutWords : await withNames(calls, text);
  return {
    text: shortened(`${name}: ${escapeMrkdwn(words)}`, MAX_FALLBACK),
    blocks: sectionsOf(`*${name}*\n`, words, goesOnElsewhere),
  };
}

/** Shows other words in a message of ours; Slack says of a message with blocks nowhere that it was edited. */
export async function amendWords(calls: SlackCalls, thread: Thread, message: CarriedMessage): Promise<void> {
  const ts = await findCarried(calls, thread, message);
  if (ts === undefined) return;
  const { text, blocks } = await renderWords(calls, message);
  const metadata = markOf(markOfCarried(message));
  const shown = {
    text,
    blocks: [...blocks, context(phrasesIn(message.language ?? "en").handover.edited)],
    metadata,
  };
  await unlessGone(resultOf(calls, "chat.update", { channel: thread.channel, ts, ...shown }));
}

export async function takeBackWords(
  calls: SlackCalls,
  thread: Thread,
  message: Pick<CarriedMessage, "handoverId" | "key">,
): Promise<void> {
  const ts = await findCarried(calls, thread, message);
  if (ts !== undefined) await unlessGone(resultOf(calls, "chat.delete", { channel: thread.channel, ts }));
}

function findCarried(
  calls: SlackCalls,
  { channel, thread }: Thread,
  message: Pick<CarriedMessage, "handoverId" | "key">,
): Promise<string | undefined> {
  return findMarked(calls, { channel, thread }, markOfCarried(message));
}

/** Somebody deleted our copy, which says nothing of the thread. */
async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof SlackRefusal) || error.code !== "message_not_found") throw error;
  }
}
