import { z } from "zod";
import type { SlackCalls } from "./calls/slack-calls.ts";
import { HANDOVER_METADATA } from "./handover-actions.ts";
import { resultOf } from "./handover-calls.ts";

/** A message of ours about a hand-over: which one, and which of those about it. */
export interface Mark {
  readonly handover_id: string;
  readonly key: string;
}

export interface SearchedPlace {
  readonly channel: string;
  /** A thread; without it the channel itself, since a time. */
  readonly thread?: string;
  readonly since?: Date;
}

export function markOf({ handover_id, key }: Mark) {
  return { event_type: HANDOVER_METADATA, event_payload: { handover_id, key } };
}

const page = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({
            event_type: z.string(),
            event_payload: z.object({ handover_id: z.unknown(), key: z.unknown() }).catch({
              handover_id: undefined,
              key: undefined,
            }),
          })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** The message that an earlier try posted without telling, by the mark that it bears. */
export async function findMarked(
  calls: SlackCalls,
  { channel, thread, since }: SearchedPlace,
  { handover_id, key }: Mark,
): Promise<string | undefined> {
  const method = thread === undefined ? "conversations.history" : "conversations.replies";
  const from = since && { oldest: String(Math.floor(since.getTime() / 1000) - 60) };
  let cursor: string | undefined;
  do {
    const { messages, response_metadata } = page.parse(
      await resultOf(calls, method, {
        channel,
        ...(thread !== undefined && { ts: thread }),
        ...from,
        include_all_metadata: true,
        limit: 200,
        ...(cursor && { cursor }),
      }),
    );
    const found = messages.find(
      ({ metadata }) =>
        metadata?.event_type === HANDOVER_METADATA &&
        metadata.event_payload.handover_id === handover_id &&
        metadata.event_payload.key === key,
    );
    if (found) return found.ts;
    cursor = response_metadata?.next_cursor;
  } while (cursor);
  return undefined;
}
