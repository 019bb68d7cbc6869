import { z } from "zod";
import type { Attachment, Block } from "../workspace/message.ts";
import { blocksFailure } from "./block-limits.ts";
import { type Failure, failure } from "./reply.ts";

/** Documented. */
const MOST_ATTACHMENTS = 100;

const blocksOfAttachment = z.object({ blocks: z.array(z.custom<Block>()).optional() });

/** Returns why Slack refuses the attachments: their number, or the blocks in one. */
export function attachmentsFailure(attachments: readonly Attachment[]): Failure | undefined {
  if (attachments.length > MOST_ATTACHMENTS) return failure("too_many_attachments");
  for (const [index, attachment] of attachments.entries()) {
    const { data } = blocksOfAttachment.safeParse(attachment);
    const refused = blocksFailure(data?.blocks ?? [], "message", `/attachments/${index}/blocks`);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Observed: Slack numbers the attachments from 1, and gives each a text for where it cannot be drawn. */
export function numbered(attachments: readonly Attachment[]): readonly Attachment[] {
  return attachments.map((attachment, index) => ({
    id: index + 1,
    fallback: "[no preview available]",
    ...attachment,
  }));
}
