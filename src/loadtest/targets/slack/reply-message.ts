import { z } from "zod";
import { REPLY_METADATA, UNFINISHED } from "../../../channels/slack/reply/marks.ts";
import type { SlackMessage } from "../../../simulators/slack/workspace/message.ts";

/** A message of the bot, as far as it tells which question it answers and how far it is. */
export interface ReplyMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  /** The ts of the message that it answers, where it says so. */
  readonly answers: string | undefined;
  /** From 1 on: a long answer has several parts, as many as `parts` says. */
  readonly part: number;
  readonly parts: number;
  /** The outcome; undefined while more is to come. */
  readonly outcome: string | undefined;
  /** It shows some of the answer, not only that somebody thinks. */
  readonly hasText: boolean;
  readonly sources: readonly string[];
  readonly citations: number;
}

const markSchema = z.object({
  event_type: z.literal(REPLY_METADATA),
  event_payload: z.object({
    state: z.string(),
    message_ts: z.string().optional(),
    part: z.number().default(1),
    parts: z.number().default(1),
  }),
});

/** The acknowledgement is a bare text; what shows of the answer has blocks, or is a stream with words in it. */
export function readReply(message: SlackMessage): ReplyMessage {
  const { channel, ts, thread_ts, blocks = [], metadata, streaming_state, text } = message;
  const mark = metadata === undefined ? undefined : markSchema.safeParse(metadata).data?.event_payload;
  const state = mark?.state ?? UNFINISHED;
  const outcome = state === UNFINISHED ? undefined : state;
  const shows = streaming_state === undefined ? blocks.length > 0 : text.trim() !== "";
  const notes = outcome === undefined ? [] : blocks.flatMap(notesOf);
  return {
    ...{ channel, ts, thread: thread_ts, answers: mark?.message_ts, outcome },
    ...{ part: mark?.part ?? 1, parts: mark?.parts ?? 1 },
    hasText: outcome !== undefined || shows,
    sources: notes.flatMap((note) => SOURCE.exec(note)?.[1] ?? []),
    citations: notes.length,
  };
}

const notesSchema = z.object({
  type: z.literal("context"),
  elements: z.array(z.object({ text: z.string() })),
});

const CITATION = /^\[\d+\] /;
const SOURCE = /`([^`]+)`$/;

function notesOf(block: NonNullable<SlackMessage["blocks"]>[number]): string[] {
  if (block.type !== "context") return [];
  const notes = notesSchema.safeParse(block).data?.elements ?? [];
  return notes.flatMap(({ text }) => (CITATION.test(text) ? [text] : []));
}
