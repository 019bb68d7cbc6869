import { createHash } from "node:crypto";
import type { Block } from "./message.ts";

/**
 * Gives an id to the blocks that have none, as Slack does (documented for `block_id`, observed for `action_id`).
 * The same blocks get the same ids in every run, so that a replay can press them; within a message or a view no id
 * is there twice. They come of the places and types and not of the texts, in which an app may write times and ids.
 *
 * @param previous - the blocks that these replace: an id that is made is none of theirs, for in Slack too what has no
 *   id is another block after each change.
 */
export function withIds(blocks: readonly Block[], previous: readonly Block[] = []): readonly Block[] {
  const newId = createNewIds([...blocks, ...previous].flatMap(idsIn));
  return blocks.map((block, index) => {
    const place = `${index} ${block.type}`;
    return withActionIds({ block_id: newId(place), ...block }, place, newId);
  });
}

/** Makes an id of a place. */
type NewId = (place: string) => string;

function createNewIds(given: readonly unknown[]): NewId {
  const taken = new Set(given);
  return (place) => {
    let id = hashOf(place);
    for (let turn = 1; taken.has(id); turn += 1) id = hashOf(`${place} ${turn}`);
    taken.add(id);
    return id;
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 5);
}

function idsIn(block: Block): readonly unknown[] {
  const elements: unknown[] = Array.isArray(block.elements) ? block.elements : [];
  const parts = [...elements, block.accessory, block.element];
  return [block.block_id, ...parts.map(actionIdOf)].filter((id) => id !== undefined);
}

function actionIdOf(element: unknown): unknown {
  return typeof element === "object" && element !== null && "action_id" in element
    ? element.action_id
    : undefined;
}

function withActionIds(block: Block, place: string, newId: NewId): Block {
  const named = (element: unknown, at: number) => withActionId(element, `${place} ${at}`, newId);
  return {
    ...block,
    ...(Array.isArray(block.elements) && { elements: block.elements.map(named) }),
    ...(block.accessory !== undefined && { accessory: named(block.accessory, 0) }),
    ...(block.element !== undefined && { element: named(block.element, 0) }),
  };
}

/** What a person can use has an `action_id`; texts, images and the parts of a rich text have none. */
const WITHOUT_ACTION = /^(plain_text$|mrkdwn$|image$|rich_text_(?!input$)|card)/;

function withActionId(element: unknown, place: string, newId: NewId): unknown {
  if (typeof element !== "object" || element === null) return element;
  if (!("type" in element) || WITHOUT_ACTION.test(String(element.type))) return element;
  return { action_id: newId(`${place} ${String(element.type)}`), ...element };
}
