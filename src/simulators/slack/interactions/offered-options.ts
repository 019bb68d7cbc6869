import type { PlacedElement } from "../elements/elements-in.ts";
import { createBoundedMap } from "./bounded-map.ts";
import type { Option } from "./option.ts";

const MOST_KEPT = 1_000;

/** A menu that a person has open: whose, in which message or view, which element. */
export interface OpenMenu {
  readonly user: string;
  /** The `key` of the place that it is in. */
  readonly place: string;
  readonly placed: Pick<PlacedElement, "block_id" | "action_id">;
}

/** What apps have offered last in menus with options from outside: only that can be chosen there. */
export interface OfferedOptions {
  get(menu: OpenMenu): readonly Option[];
  keep(menu: OpenMenu, options: readonly Option[]): void;
}

export function createOfferedOptions(): OfferedOptions {
  const offered = createBoundedMap<readonly Option[]>(MOST_KEPT);
  return {
    get: (menu) => offered.get(keyOf(menu)) ?? [],
    keep: (menu, options) => offered.set(keyOf(menu), options),
  };
}

function keyOf({ user, place, placed: { block_id, action_id } }: OpenMenu): string {
  return JSON.stringify([user, place, block_id, action_id]);
}
