import { z } from "zod";
import type { EntryKind } from "../elements/element-types.ts";
import type { PlacedElement } from "../elements/elements-in.ts";
import { richTextOf } from "../wire/rich-text.ts";
import { type Option, option, optionGroup } from "./option.ts";

/**
 * What a person enters, by the type of the element:
 * - `static_select`, `external_select`, `radio_buttons`, `overflow`: the `value` of the option
 * - `users_select`, `channels_select`, `conversations_select`: an id
 * - `multi_*_select`, `checkboxes`: a list of these
 * - `datepicker`: `2026-01-31`; `timepicker`: `09:30`; `datetimepicker`: seconds since the epoch
 * - text, number, email and URL inputs: the text; `rich_text_input`: plain text, or a `rich_text` block
 * - `file_input`: a list of file ids
 * - `feedback_buttons`: the `value` of one of both buttons
 * - `null` takes a choice away where Slack lets people do so
 */
export type Entry = string | number | readonly string[] | Readonly<Record<string, unknown>> | null;

/** What can be chosen in an element: what it lists, and for options from outside what the app has offered. */
export type Choices = readonly Option[];

type Read = (entry: Entry | undefined, placed: PlacedElement, choices: Choices) => unknown;

/**
 * The value that payloads have for what a person enters.
 * @throws Error where no person could enter it: an option that is not there, a date that is none.
 */
export function readEntry(entry: Entry | undefined, placed: PlacedElement, offered: Choices): unknown {
  const { kind, empty } = placed.type;
  if (entry === null && empty !== undefined) return empty;
  return READERS[kind](entry, placed, [...listedIn(placed), ...offered]);
}

const READERS: Readonly<Record<EntryKind, Read>> = {
  click: () => undefined,
  feedback: (entry) => entry,
  option: (entry, placed, choices) => chosen(textOf(entry, placed), placed, choices),
  options: (entry, placed, choices) => listOf(entry, placed).map((value) => chosen(value, placed, choices)),
  id: (entry, placed) => textOf(entry, placed),
  ids: (entry, placed) => listOf(entry, placed),
  text: (entry, placed) => (typeof entry === "number" ? String(entry) : emptied(textOf(entry, placed))),
  date: (entry, placed) => matching(entry, placed, /^\d{4}-\d{2}-\d{2}$/),
  time: (entry, placed) => matching(entry, placed, /^([01]\d|2[0-3]):[0-5]\d$/),
  seconds: (entry, placed) => (typeof entry === "number" ? entry : impossible(entry, placed)),
  "rich-text": (entry) => (typeof entry === "string" ? richTextOf(entry)[0] : entry),
  files: (entry, placed) => listOf(entry, placed),
};

/** Observed: an input that is emptied again is as if nothing had been entered. */
function emptied(text: string): string | null {
  return text === "" ? null : text;
}

function chosen(value: string, placed: PlacedElement, choices: Choices): Option {
  return choices.find((each) => each.value === value) ?? impossible(value, placed);
}

const listed = z.looseObject({
  options: z.array(option).default([]),
  option_groups: z.array(optionGroup).default([]),
  initial_option: option.optional(),
  initial_options: z.array(option).default([]),
});

function listedIn({ element }: PlacedElement): Choices {
  const parsed = listed.safeParse(element);
  if (!parsed.success) return [];
  const { options, option_groups: groups, initial_option: initial, initial_options: initials } = parsed.data;
  return [
    ...options,
    ...groups.flatMap((group) => group.options),
    ...initials,
    ...(initial ? [initial] : []),
  ];
}

function textOf(entry: Entry | undefined, placed: PlacedElement): string {
  return typeof entry === "string" ? entry : impossible(entry, placed);
}

function listOf(entry: Entry | undefined, placed: PlacedElement): readonly string[] {
  const parsed = z.array(z.string()).safeParse(entry);
  const most = placed.element.max_selected_items;
  if (!parsed.success || (typeof most === "number" && parsed.data.length > most)) {
    return impossible(entry, placed);
  }
  return parsed.data;
}

function matching(entry: Entry | undefined, placed: PlacedElement, form: RegExp): string {
  const text = textOf(entry, placed);
  return form.test(text) ? text : impossible(entry, placed);
}

function impossible(entry: unknown, { element, action_id }: PlacedElement): never {
  throw new Error(`${JSON.stringify(entry)} cannot be entered in the ${element.type} ${action_id}.`);
}
