import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Assertion } from "./assertion.ts";
import { commaSeparated } from "./comma-separated.ts";
import type { Kind } from "./kind.ts";

/** Longer than any answer in Slack, and short enough for signs that are looked for over and over. */
const LONGEST = 20_000;
const MOST_PARTS = 40;
const TOO_LONG = `markup is looked for in answers of up to ${LONGEST} letters`;

/** The whole answer is well-formed XML, with each element of the value (`a.b, c`) in it. */
export const IS_XML: Kind = {
  faultOf,
  judge: (assertion, { text }) =>
    text.length > LONGEST
      ? { unsupported: TOO_LONG }
      : { holds: isXml(text, elementsOf(assertion) ?? []), wanted: wantedOf("to be XML", assertion) },
};

/** Somewhere in the answer stands well-formed XML, with each element of the value in it. */
export const CONTAINS_XML: Kind = {
  faultOf,
  judge: (assertion, { text }) =>
    text.length > LONGEST
      ? { unsupported: TOO_LONG }
      : {
          holds: xmlIn(text).some((part) => isXml(part, elementsOf(assertion) ?? [])),
          wanted: wantedOf("to contain XML", assertion),
        },
};

/** Enough signs of HTML are in the answer; a single `<` or a word in angle brackets is not enough. */
export const CONTAINS_HTML: Kind = {
  judge: (_assertion, { text }) =>
    text.length > LONGEST
      ? { unsupported: TOO_LONG }
      : { holds: weightOfHtml(text) >= 2, wanted: "to contain HTML" },
};

/** Each sign of HTML with its weight, as promptfoo has them; 2 together are HTML. */
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/<[a-z][a-z0-9-]*(?:\s[^<>]*)?>/i, 1],
  [/<\/[a-z][a-z0-9-]*\s*>/i, 1],
  [/<[a-z][a-z0-9-]*(?:\s[^<>]*)?\/>/i, 1],
  [/&(?:[a-z]+|#[0-9]+|#x[0-9a-f]+);/i, 1],
  [/<!DOCTYPE\s+html/i, 2],
  [/<!--[\s\S]*?-->/, 1],
  [/\s[a-z-]+\s?=\s?(?:"[^"]*"|'[^']*')/i, 1],
  [
    /<(?:html|head|body|div|span|p|a|img|h[1-6]|ul|ol|li|table|tr|td|th|form|input|button|script|style|link|meta|br|hr)\b/i,
    2,
  ],
];

function weightOfHtml(text: string): number {
  return SIGNS.reduce((sum, [sign, weight]) => sum + (sign.test(text) ? weight : 0), 0);
}

function isXml(text: string, elements: readonly string[]): boolean {
  const trimmed = text.trim();
  if (!trimmed.startsWith("<") || XMLValidator.validate(trimmed) !== true) return false;
  if (elements.length === 0) return true;
  const parsed: unknown = new XMLParser({ processEntities: false }).parse(trimmed);
  return elements.every((path) => hasElement(parsed, path.split(".")));
}

function hasElement(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return false;
  return hasElement(Reflect.get(value, name), rest);
}

/** The stretches from an element's beginning to its last end or its first one, outermost first. */
function xmlIn(text: string): string[] {
  const closed = new Set([...text.matchAll(/<\/([a-z_][\w.-]*)>/giu)].map(([, name]) => name));
  const parts: string[] = [];
  for (const match of text.matchAll(/<([a-z_][\w.-]*)(?:\s[^<>]*)?>/giu)) {
    const [tag, name] = match;
    if (parts.length >= MOST_PARTS) break;
    if (tag.endsWith("/>")) parts.push(tag);
    else if (closed.has(name)) parts.push(...stretches(text, match.index, `</${name}>`));
  }
  return parts;
}

function stretches(text: string, start: number, end: string): string[] {
  const [first, last] = [text.indexOf(end, start), text.lastIndexOf(end)];
  return first < 0 ? [] : [last, first].map((at) => text.slice(start, at + end.length));
}

function faultOf(assertion: Assertion): string | undefined {
  return elementsOf(assertion)
    ? undefined
    : "takes a value of elements only: `a.b, c`, a list, or {requiredElements}";
}

function elementsOf({ value }: Assertion): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  if (typeof value === "string") return commaSeparated(value);
  const list: unknown =
    typeof value === "object" && "requiredElements" in value ? value.requiredElements : value;
  return Array.isArray(list) && list.every((each) => typeof each === "string") ? list : undefined;
}

function wantedOf(what: string, assertion: Assertion): string {
  const elements = elementsOf(assertion) ?? [];
  return elements.length === 0 ? what : `${what} with ${elements.join(", ")}`;
}
