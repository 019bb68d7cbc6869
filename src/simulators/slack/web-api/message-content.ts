import { z } from "zod";
import type { Block, MessageMetadata } from "../workspace/message.ts";
import { nested } from "./arguments.ts";
import { blocksFailure } from "./block-limits.ts";
import { type Failure, failure } from "./reply.ts";

const block = z.looseObject({ type: z.string() });
const metadata = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) });

/** What all methods take that write a message. Unfurl flags and the like change nothing here: Slack takes any. */
export const contentArguments = {
  text: z.string().optional(),
  blocks: nested(z.array(block)).optional(),
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
  readonly markdown_text?: string | undefined;
  readonly metadata?: MessageMetadata | "none" | undefined;
}

export type CheckedContent =
  | { readonly ok: true; readonly draft: { readonly text: string; readonly blocks?: readonly Block[] } }
  | Failure;

/** Documented, in bytes of JSON. */
const LARGEST_METADATA = 16_384;

/** Checks what a message says, whose text may have so many characters. */
export function contentOf(content: Content, longestText: number): CheckedContent {
  const { text = "", blocks = [], markdown_text: markdown } = content;
  if (text === "" && blocks.length === 0 && (markdown ?? "") === "") return failure("no_text");
  if (markdown !== undefined && (text !== "" || blocks.length > 0)) return failure("markdown_text_conflict");
  if (text.length > longestText) return failure("msg_too_long");
  if (JSON.stringify(content.metadata ?? {}).length > LARGEST_METADATA) return failure("metadata_too_large");
  const shown = markdown === undefined ? content.blocks : [{ type: "markdown", text: markdown }];
  const refused = blocksFailure(shown ?? []);
  if (refused !== undefined) return refused;
  return { ok: true, draft: { text: markdown ?? text, ...(shown !== undefined && { blocks: shown }) } };
}
