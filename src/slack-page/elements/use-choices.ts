import { titleOf } from "../state/names.ts";
import { type Page, usePage } from "../state/page-context.ts";
import { groupsOf, type Json, jsonsOf, type OptionGroup, wordsOf } from "./read-element.ts";

export interface Choice {
  readonly value: string;
  readonly words: string;
}

export interface ChoiceGroup {
  readonly label: string | undefined;
  readonly choices: readonly Choice[];
}

/** What can be chosen from a menu: its own options, or the people or conversations of the workspace. */
export function useChoices(element: Json): readonly ChoiceGroup[] {
  const page = usePage();
  const kind = String(element.type).replace("multi_", "");
  const around = AROUND[kind];
  return around === undefined ? groupsOf(element).map(wordedGroup) : [around(page)];
}

const AROUND: Readonly<Record<string, (page: Page) => ChoiceGroup>> = {
  users_select: ({ workspace }) => ({
    label: undefined,
    choices: workspace.users.map(({ id, realName }) => ({ value: id, words: realName })),
  }),
  channels_select: (page) => conversations(page, ["channel"]),
  conversations_select: (page) => conversations(page, ["channel", "group", "im", "mpim"]),
};

function conversations(page: Page, kinds: readonly string[]): ChoiceGroup {
  const choices = page.conversations
    .filter(({ kind }) => kinds.includes(kind))
    .map((each) => ({ value: each.id, words: titleOf(each, page.workspace, page.me) }));
  return { label: undefined, choices };
}

function wordedGroup({ label, options }: OptionGroup): ChoiceGroup {
  return { label, choices: options.map(({ value, text }) => ({ value, words: wordsOf(text) })) };
}

const INITIAL = ["initial_option", "initial_user", "initial_channel", "initial_conversation"];

/** What is chosen at first in a menu for one. */
export function firstChoice(element: Json): string {
  for (const name of INITIAL) {
    const initial = element[name];
    if (typeof initial === "string") return initial;
    if (typeof initial === "object" && initial !== null && "value" in initial) return String(initial.value);
  }
  return "";
}

/** What is chosen at first in a menu for several. */
export function firstChoices(element: Json): readonly string[] {
  const ids = INITIAL.map((name) => element[`${name}s`]).find(Array.isArray) ?? [];
  const options = jsonsOf(ids).map(({ value }) => String(value));
  return options.length > 0 ? options : ids.filter((id: unknown) => typeof id === "string");
}
