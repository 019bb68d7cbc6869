import type { Entry } from "../../simulators/slack/people/interactions-door.ts";
import { stringOf } from "../blocks/read.ts";
import type { Control } from "../deed.ts";

/**
 * What an element takes for what was written; an empty line takes away what was there.
 * @throws Error where it is no such thing.
 */
export function entryOf({ element }: Control, text: string): Entry {
  const kind = stringOf(element.type);
  if (text === "") return TEXTS.has(kind) ? "" : null;
  if (kind === "datetimepicker") return secondsOf(text);
  return text;
}

const TEXTS = new Set([
  "plain_text_input",
  "rich_text_input",
  "number_input",
  "email_text_input",
  "url_text_input",
]);

/** @throws Error where it is no date with a time. */
function secondsOf(text: string): number {
  const time = Date.parse(`${text.trim().replace(" ", "T")}Z`);
  if (Number.isNaN(time)) throw new Error(`${text} is no time such as 2026-01-31 09:30.`);
  return time / 1000;
}
