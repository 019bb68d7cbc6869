import { createHash } from "node:crypto";
import type { Block } from "./message.ts";

/**
 * Gives an id to the blocks that have none, as Slack does (documented for `block_id`, observed for `action_id`). The
 * same blocks of the same message get the same ids.
 */
export function withIds(blocks: readonly Block[], ts: string): readonly Block[] {
  return blocks.map((block, index) => withActionIds({ block_id: idOf(ts, index), ...block }, ts, index));
}

function withActionIds(block: Block, ts: string, index: number): Block {
  const named = (element: unknown, at: number) => withActionId(element, `${ts} ${index}`, at);
  return {
    ...block,
    ...(Array.isArray(block.elements) && { elements: block.elements.map(named) }),
    ...(block.accessory !== undefined && { accessory: named(block.accessory, 0) }),
    ...(block.element !== undefined && { element: named(block.element, 0) }),
  };
}

/** What a person can use has an `action_id`; texts, images and the parts of a rich text have none. */
const WITHOUT_ACTION = /^(plain_text|mrkdwn|image|rich_text_|card)/;

function withActionId(element: unknown, place: string, at: number): unknown {
  if (typeof element !== "object" || element === null) return element;
  if (!("type" in element) || WITHOUT_ACTION.test(String(element.type))) return element;
  return { action_id: idOf(place, at), ...element };
}

function idOf(place: string, index: number): string {
  return createHash("sha256").update(`${place} ${index}`).digest("base64url").slice(0, 5);
}
