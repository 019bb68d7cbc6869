import type { Block } from "../workspace/message.ts";
import { blockProblems } from "./block-kit/block-problems.ts";
import type { Surface } from "./block-kit/surfaces.ts";
import { type Failure, failure } from "./reply.ts";

/** Observed (bolt-js #2509), with small changes by content: the text of all blocks together. */
const ALL_TEXT = 13_200;

/** Returns why Slack refuses the blocks, or undefined where it takes them. `at` is their place in the arguments. */
export function blocksFailure(
  blocks: readonly Block[],
  surface: Surface = "message",
  at = "/blocks",
): Failure | undefined {
  if (surface === "message" && lengthOf(blocks) > ALL_TEXT) return failure("msg_blocks_too_long");
  const problems = blockProblems(blocks, surface);
  if (problems.length === 0) return undefined;
  const reasons = problems.map(({ message, pointer }) => `${message} [json-pointer:${at}${pointer}]`);
  return failure("invalid_blocks", ...reasons);
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => (isTooLongAlone(block) ? sum : sum + textOf(block).length), 0);
}

/** A block that breaks its own limit is refused for that. */
function isTooLongAlone(block: Block): boolean {
  return textOf(block).length > 12_000;
}

/** A markdown block holds its text as a string, a section as a text object. */
function textOf({ text }: Block): string {
  if (typeof text === "string") return text;
  if (typeof text !== "object" || text === null || !("text" in text)) return "";
  return typeof text.text === "string" ? text.text : "";
}
