import { z } from "zod";
import { OvertakenError } from "../../channel.ts";
import type { Patience } from "../calls/slack-calls.ts";
import { markSchema, UNFINISHED } from "./marks.ts";
import { errorOf } from "./refusals.ts";
import type { ReplyContext } from "./reply-context.ts";

/** A message of the bot that belongs to the reply to one question. */
export interface OwnMessage {
  readonly ts: string;
  /** Which try wrote it last; undefined for a stream, whose mark comes at its end. */
  readonly attempt?: number;
  readonly part: number;
  readonly state: string;
  /** It is still being streamed. */
  readonly isLive: boolean;
}

const messageSchema = z.object({
  ts: z.string(),
  user: z.string().optional(),
  metadata: z.unknown().optional(),
  streaming_state: z.string().optional(),
});

const pageSchema = z.object({
  messages: z.array(z.unknown()).default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/**
 * The bot's messages in the thread that are for the question and that this try may go on with, oldest first.
 * @throws OvertakenError where a later try has written, to which they are
 */
export async function ownMessages(context: ReplyContext, patience: Patience): Promise<readonly OwnMessage[]> {
  const own = await allOwnMessages(context, patience);
  if (own.some(({ attempt = 0 }) => attempt > context.attempt))
    throw new OvertakenError(`A later try replies to ${context.questionId}.`);
  return own;
}

/** The bot's messages in the thread that are for the question, of every try. */
export async function allOwnMessages(
  context: ReplyContext,
  patience: Patience,
): Promise<readonly OwnMessage[]> {
  const own: OwnMessage[] = [];
  for await (const message of messagesAfterQuestion(context, patience)) {
    const mark = markSchema.safeParse(message.metadata).data?.event_payload;
    const { ts, streaming_state } = message;
    const isLive = streaming_state === "in_progress";
    if (mark?.question_id === context.questionId)
      own.push({ ts, attempt: mark.attempt, part: mark.part, state: mark.state, isLive });
    else if (!mark && (await isOurStream(message, context, patience)))
      own.push({ ts, part: 1, state: UNFINISHED, isLive });
  }
  return own;
}

type ListedMessage = z.infer<typeof messageSchema>;

/**
 * A stream gets its mark when it ends, so one without is of a try that came to no end. It is this question's, because
 * the questions of a thread are answered one after the other.
 */
async function isOurStream(
  { user, streaming_state }: ListedMessage,
  context: ReplyContext,
  patience: Patience,
): Promise<boolean> {
  return streaming_state !== undefined && user === (await context.botUserId(patience));
}

/** A thread's messages since the question, page by page, oldest first. */
async function* messagesAfterQuestion({ calls, address }: ReplyContext, patience: Patience) {
  const { channel, thread, message } = address;
  let cursor: string | undefined;
  do {
    const args = { channel, ts: thread, oldest: message, include_all_metadata: true, limit: 200 };
    const outcome = await calls.repeat(
      "conversations.replies",
      { ...args, ...(cursor && { cursor }) },
      patience,
    );
    if (outcome.kind === "refused") throw errorOf(outcome);
    const page = pageSchema.parse(outcome.result);
    for (const each of page.messages) {
      const { data } = messageSchema.safeParse(each);
      if (data) yield data;
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}
