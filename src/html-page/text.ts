import { shortened } from "../core/shortened.ts";
import { html, type Markup } from "./markup.ts";

/** No name of a file, a case, a tag or a source is shown longer. */
const LONGEST_NAME = 160;

/** A name that others gave, within a line: its direction is its own. */
export function name(text: string, most = LONGEST_NAME): Markup {
  return html`<bdi>${shortened(text, most)}</bdi>`;
}

/** The same, where it is one of a machine. */
export function code(text: string): Markup {
  return html`<code dir="auto">${shortened(text, LONGEST_NAME)}</code>`;
}

/** A text that others wrote, with its own line breaks and the direction of each line. */
export function block(text: string, most: number): Markup {
  return html`<div class="text" dir="auto">${shortened(text, most)}</div>`;
}

/** Names one after another, and how many more there are. */
export function names(
  texts: readonly string[],
  most: number,
  shownAs: (text: string) => Markup = name,
): Markup {
  const parts = texts.slice(0, most).map((text, at) => html`${at > 0 && ", "}${shownAs(text)}`);
  return html`${parts}${texts.length > most && html` and ${texts.length - most} more`}`;
}
