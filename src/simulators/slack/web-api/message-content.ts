import { z } from "zod";
import type { Attachment, Block, MessageMetadata } from "../workspace/message.ts";
import { nested } from "./arguments.ts";
import { attachmentsFailure, numbered } from "./attachments.ts";
import { blocksFailure } from "./block-limits.ts";
import { type Failure, failure } from "./reply.ts";

/** What a block is, is looked at later: what is wrong with it has a code of its own. */
const block = z.custom<Block>((value) => typeof value === "object" && value !== null);
const attachment = z.record(z.string(), z.unknown());
const metadata = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) });

/** What all methods take that write a message. */
export const contentArguments = {
  text: z.string().optional(),
  blocks: nested(z.array(block)).optional(),
  attachments: nested(z.array(attachment)).optional(),
  markdown_text: z.string().optional(),
  metadata: nested(metadata).optional(),
};

/** Documented: an empty object takes the metadata of a message away. */
export const editMetadata = nested(
  z.union([metadata, z.strictObject({}).transform(() => "none" as const)]),
).optional();

interface Content {
  readonly text?: string | undefined;
  readonly blocks?: readonly Block[] | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly markdown_text?: string | undefined;
  readonly metadata?: MessageMetadata | "none" | undefined;
}

export interface CheckedDraft {
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly attachments?: readonly Attachment[];
}

export type CheckedContent = { readonly ok: true; readonly draft: CheckedDraft } | Failure;

/** Documented, in bytes of JSON. */
const LARGEST_METADATA = 16_384;

/** Checks what a message says, whose text may have so many characters. */
export function contentOf(content: Content, longestText: number): CheckedContent {
  const { text = "", blocks, attachments, markdown_text: markdown } = content;
  const isEmpty = [text, blocks ?? [], attachments ?? [], markdown ?? ""].every(({ length }) => length === 0);
  if (isEmpty) return failure("no_text");
  if (markdown !== undefined && (text !== "" || blocks !== undefined))
    return failure("markdown_text_conflict");
  if (text.length > longestText) return failure("msg_too_long");
  if (JSON.stringify(content.metadata ?? {}).length > LARGEST_METADATA) return failure("metadata_too_large");
  const shown = markdown === undefined ? blocks : [{ type: "markdown", text: markdown }];
  const refused = blocksFailure(shown ?? []) ?? attachmentsFailure(attachments ?? []);
  if (refused !== undefined) return refused;
  return {
    ok: true,
    draft: {
      text: markdown ?? text,
      ...(shown !== undefined && { blocks: shown }),
      ...(attachments !== undefined && { attachments: numbered(attachments) }),
    },
  };
}
