import { z } from "zod";
import type { Chunk } from "../streams/chunk.ts";
import type { Addition } from "../streams/streams.ts";
import { nested } from "./arguments.ts";
import { blocksFailure } from "./block-limits.ts";
import { type Failure, failure } from "./reply.ts";

/** Documented, in characters: of one call's text, and of what a task says. */
const LONGEST_TEXT = 12_000;
const LONGEST_TASK_TEXT = 256;

const block = z.looseObject({ type: z.string() });
const taskText = z.string().max(LONGEST_TASK_TEXT);
const chunk = z.discriminatedUnion("type", [
  z.object({ type: z.literal("markdown_text"), text: z.string() }),
  z.object({
    type: z.literal("task_update"),
    id: z.string().min(1),
    title: taskText,
    status: z.enum(["pending", "in_progress", "complete", "error"]),
    details: taskText.optional(),
    output: taskText.optional(),
    sources: z.array(block).optional(),
  }),
  z.object({ type: z.literal("plan_update"), title: taskText }),
  z.object({ type: z.literal("blocks"), blocks: z.array(block) }),
]);

export const streamArguments = {
  markdown_text: z.string().optional(),
  chunks: nested(z.array(chunk)).optional(),
};

export type CheckedAddition = { readonly ok: true; readonly addition: Addition } | Failure;

/** Checks what one call adds to a stream. Observed: each chunk is measured for itself, never the whole message. */
export function additionOf(args: {
  readonly markdown_text?: string | undefined;
  readonly chunks?: readonly Chunk[] | undefined;
}): CheckedAddition {
  const { markdown_text: text = "", chunks = [] } = args;
  if (text !== "" && chunks.length > 0) return failure("cannot_provide_both_markdown_text_and_chunks");
  if (text !== "") return checked("markdown_text", [{ type: "markdown_text", text }]);
  return checked(chunks.length > 0 ? "chunks" : undefined, chunks);
}

function checked(mode: Addition["mode"], chunks: readonly Chunk[]): CheckedAddition {
  for (const each of chunks) {
    if (each.type === "markdown_text" && each.text.length > LONGEST_TEXT) return failure("msg_too_long");
    const refused = each.type === "blocks" ? blocksFailure(each.blocks) : undefined;
    if (refused !== undefined) return refused;
  }
  return { ok: true, addition: { mode, chunks } };
}
