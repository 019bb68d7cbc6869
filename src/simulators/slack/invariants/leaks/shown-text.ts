import type { SlackMessage } from "../../workspace/message.ts";

/** What names things in blocks, and is not to be read by anybody. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  "type",
  "block_id",
  "action_id",
  "callback_id",
  "style",
  "private_metadata",
]);

/** All that a message shows, blocks included. */
export function shownText({ text, blocks, attachments }: SlackMessage): string {
  return blocks === undefined && attachments === undefined ? text : textIn([text, blocks, attachments]);
}

/** All texts in blocks, views and the like. */
export function textIn(value: unknown): string {
  const texts: string[] = [];
  collect(value, texts);
  return texts.join("\n");
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === "string") texts.push(value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, held] of Object.entries(value)) if (!NOT_SHOWN.has(key)) collect(held, texts);
}

/** So many characters hold six words and more. */
const OVERLAP = 400;

/** What an edit has to be looked at for: a stream that grows was read before, all but its end. */
export function changedText(previous: string, text: string): string {
  return text.startsWith(previous) ? text.slice(Math.max(0, previous.length - OVERLAP)) : text;
}
