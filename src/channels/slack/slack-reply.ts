import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Answer } from "../../core/answer.ts";
import type { Place, QuestionId } from "../../core/question.ts";
import { type EarlierReply, PlaceGoneError, type Reply, type ReplyReference } from "../channel.ts";
import { renderAnswer } from "./render.ts";

/** Marks our messages, so that a reply is found again and its outcome can be read. */
export const REPLY_METADATA = "ledger_reply";

export const THINKING = "Thinking...";

const addressSchema = z.object({ channel: z.string(), thread: z.string(), message: z.string() });

type Address = z.infer<typeof addressSchema>;

/** A reply in the thread of its question: one message, posted once and then edited. */
export function createSlackReply(client: webApi.WebClient, place: Place, questionId: QuestionId): Reply {
  const address = addressSchema.parse(place.address);
  return {
    thinking: (earlier) =>
      orGone(async () => {
        const found = await findEarlier(client, address, questionId, earlier);
        return found ?? (await postThinking(client, address, questionId));
      }),
    finish: ({ ts = "" }: ReplyReference, answer: Answer) =>
      orGone(async () => {
        const content = {
          ...renderAnswer(answer),
          metadata: metadataOf(address, questionId, answer.outcome),
        };
        const update = client.chat.update({ channel: address.channel, ts, ...content });
        await update.catch((error: unknown) => {
          if (refusalOf(error) !== "message_not_found") throw error;
          // Somebody deleted the acknowledgement; the answer is still owed.
          return client.chat.postMessage({
            channel: address.channel,
            thread_ts: address.thread,
            ...QUIET,
            ...content,
          });
        });
      }),
  };
}

const GONE = new Set(["thread_not_found", "message_not_found", "channel_not_found", "is_archived"]);

async function orGone<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined || !GONE.has(refusal)) throw error;
    throw new PlaceGoneError(`Slack says ${refusal}`, { cause: error });
  }
}

const platformError = z.object({ data: z.object({ error: z.string() }) });

/** Slack's own code for what it refused, where it was Slack that refused. */
function refusalOf(error: unknown): string | undefined {
  return platformError.safeParse(error).data?.data.error;
}

/** Unfurling would show what a link leads to, to people who may not see it. */
const QUIET = { unfurl_links: false, unfurl_media: false };

async function postThinking(client: webApi.WebClient, address: Address, questionId: QuestionId) {
  const { ts = "" } = await client.chat.postMessage({
    channel: address.channel,
    thread_ts: address.thread,
    text: THINKING,
    metadata: metadataOf(address, questionId, "thinking"),
    ...QUIET,
  });
  return { ts };
}

/** Which message is answered, by which question of ours, and how far that is. */
function metadataOf({ message }: Address, questionId: QuestionId, state: string) {
  return {
    event_type: REPLY_METADATA,
    event_payload: { question_id: questionId, message_ts: message, state },
  };
}

async function findEarlier(
  client: webApi.WebClient,
  address: Address,
  questionId: QuestionId,
  { reference, mayExist }: EarlierReply,
): Promise<ReplyReference | undefined> {
  if (reference) return reference;
  if (!mayExist) return undefined;
  for await (const { ts, metadata } of messagesIn(client, address)) {
    if (metadata?.event_type !== REPLY_METADATA) continue;
    if (ts && payloadSchema.safeParse(metadata.event_payload).data?.question_id === questionId) return { ts };
  }
  return undefined;
}

/** A thread's messages, page by page, oldest first: a reply of ours stands near the end of it. */
async function* messagesIn(client: webApi.WebClient, { channel, thread }: Address) {
  let cursor: string | undefined;
  do {
    const page = await client.conversations.replies({
      channel,
      ts: thread,
      include_all_metadata: true,
      limit: 200,
      ...(cursor && { cursor }),
    });
    yield* page.messages ?? [];
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}

const payloadSchema = z.object({ question_id: z.string() });
