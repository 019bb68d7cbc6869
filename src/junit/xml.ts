import { printable } from "../text/printable.ts";

/** An attribute that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * What no XML document may hold in any form, be it escaped or not: controls and halves of pairs (XML 1.0, 2.2 Char). The
 * controls that it allows but advises against (U+007F to U+009F) are among them.
 */
const FORBIDDEN = /[^\t\n\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** The beginning of an element, left open. */
export function opening(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes)
    .filter((entry) => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${attributeText(String(value))}"`);
  return `<${name}${written.join("")}`;
}

/** A text between two tags, with the line breaks that it has. */
export function elementText(text: string): string {
  return escaped(text.replace(/\r\n?/g, "\n"));
}

/** A reader makes spaces of the line breaks in an attribute. */
function attributeText(text: string): string {
  return escaped(printable(text));
}

function escaped(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "");
}
