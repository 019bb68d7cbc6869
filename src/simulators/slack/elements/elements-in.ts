import type { Block } from "../workspace/message.ts";
import { ELEMENT_TYPES, type ElementType } from "./element-types.ts";

/** An interactive element as the app sent it. */
export type Element = { readonly type: string } & Readonly<Record<string, unknown>>;

/** An interactive element, and the block that it is in. */
export interface PlacedElement {
  readonly element: Element;
  readonly type: ElementType;
  readonly action_id: string;
  /** The block next around it. */
  readonly block: Block;
  readonly block_id: string;
}

/** The interactive elements of the blocks, in their order, wherever Block Kit lets them be. */
export function elementsIn(blocks: readonly Block[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => within(block, block));
}

function within(value: unknown, block: Block): readonly PlacedElement[] {
  if (Array.isArray(value)) return value.flatMap((each) => within(each, block));
  if (!isTyped(value)) return isObject(value) ? withinFields(value, block) : [];
  const type = ELEMENT_TYPES.get(value.type);
  if (type === undefined) return withinFields(value, typeof value.block_id === "string" ? value : block);
  const { action_id, ...element } = value;
  return [
    {
      element,
      type,
      action_id: typeof action_id === "string" ? action_id : "",
      block,
      block_id: typeof block.block_id === "string" ? block.block_id : "",
    },
  ];
}

function withinFields(value: Readonly<Record<string, unknown>>, block: Block): readonly PlacedElement[] {
  return Object.values(value).flatMap((each) => within(each, block));
}

function isTyped(value: unknown): value is Block {
  return isObject(value) && typeof value.type === "string";
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
