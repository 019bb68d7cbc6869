import { z } from "zod";
import { REPLY_METADATA } from "../../channels/slack/slack-reply.ts";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";

const metadataSchema = z.object({
  event_type: z.literal(REPLY_METADATA),
  event_payload: z.object({ state: z.string() }),
});

const notesSchema = z.object({
  type: z.literal("context"),
  elements: z.array(z.object({ text: z.string() })),
});

const CITATION = /^\[\d+\] /;

/** The outcome that a message of the bot ends its question with; undefined while it thinks. */
export function outcomeOf({ metadata }: SlackMessage): string | undefined {
  const parsed = metadataSchema.safeParse(metadata);
  if (!parsed.success || parsed.data.event_payload.state === "thinking") return undefined;
  return parsed.data.event_payload.state;
}

/** Whether the message names a source below its text. */
export function citesSource({ blocks = [] }: SlackMessage): boolean {
  return blocks.some((block) =>
    notesSchema.safeParse(block).data?.elements.some(({ text }) => CITATION.test(text)),
  );
}
