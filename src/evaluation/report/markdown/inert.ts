import { shortened } from "../../../core/shortened.ts";
import { printable } from "../../../text/printable.ts";

const BREAK = "\u200b";

/**
 * GitHub looks for mentions, addresses, numbers of issues and emoji in the words as they come out of the Markdown, so that
 * no escape keeps them from being found. What cannot be seen, put between their signs, does.
 */
const ALIVE = /@|:(?=\/\/)|www(?=\.)|#(?=\d)|:(?=[\w+-]+:)/gi;

/** What has a meaning in Markdown or HTML, in the middle of a line or, for the others, at its beginning. */
const SIGNS = /[\\`*_[\]<>|~&$\u200b]|^[-+=#]|^\d(?=\d{0,8}[.)])/g;

/** A text that others wrote, as words and nothing else: in a cell or a paragraph it is no markup, and calls nobody. */
export function prose(text: string, most: number): string {
  const line = shortened(printable(text.toWellFormed()).trim(), most);
  return line.replace(ALIVE, `$&${BREAK}`).replace(SIGNS, entityOf);
}

/** A name of a machine, such as an id or a file. A metric such as `recall@3` stays whole, to be copied: in code it calls nobody. */
export function code(text: string, most: number): string {
  return `<code>${prose(text, most).replace(CUT, "@")}</code>`;
}

const CUT = /@&#8203;(?=\d{1,2}(?:$|&#6[0-2];))/g;

function entityOf(sign: string): string {
  return `&#${sign.charCodeAt(0)};`;
}
