import type { Block } from "../workspace/message.ts";
import { type Failure, failure } from "./reply.ts";

/** Documented, in characters. */
const MOST_BLOCKS = 50;
const SECTION_TEXT = 3_000;
const MARKDOWN_TEXT = 12_000;
/** Observed (bolt-js #2509), with small changes by content: the text of all blocks together. */
const ALL_TEXT = 13_200;

/** Returns why Slack refuses the blocks, or undefined where it takes them. */
export function blocksFailure(blocks: readonly Block[]): Failure | undefined {
  if (blocks.length > MOST_BLOCKS)
    return failure("invalid_blocks", `no more than ${MOST_BLOCKS} items allowed`);
  let total = 0;
  for (const [index, block] of blocks.entries()) {
    const length = textOf(block).length;
    total += length;
    const most = block.type === "markdown" ? MARKDOWN_TEXT : SECTION_TEXT;
    if (isMeasured(block) && length > most) {
      return failure(
        "invalid_blocks",
        `must be less than ${most + 1} characters [json-pointer:/blocks/${index}/text]`,
      );
    }
  }
  return total > ALL_TEXT ? failure("msg_blocks_too_long") : undefined;
}

function isMeasured(block: Block): boolean {
  return block.type === "markdown" || block.type === "section";
}

/** A markdown block holds its text as a string, a section as a text object. */
function textOf({ text }: Block): string {
  if (typeof text === "string") return text;
  if (typeof text !== "object" || text === null || !("text" in text)) return "";
  return typeof text.text === "string" ? text.text : "";
}
