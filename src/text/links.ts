import { withoutCode } from "./without-code.ts";

/** A link or an image as it is written. */
export interface Link {
  readonly href: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A footnote (`[^1]:`) leads nowhere. */
const DEFINITION = /^[ \t>]*\[(?!\^)[^[\]\n]+\]:[ \t]*<?([^\s<>]+)/gm;

// Each reads on only as far as its own kind of sign allows, so that no text takes longer than its length allows.
const LINKS = [
  /(?<!\\)\[(?:[^[\]\\\n]|\\.|\n(?!\n)|\[[^[\]]*\](?:\([^()\s]*\))?)*\]\([ \t]*(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))+))(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?\s*\)/g,
  DEFINITION,
  /<(?:a|img)\b[^<>]*?\b(?:href|src)[ \t]*=[ \t]*["']([^"'<>\n]*)["']/gi,
  // An image in the words of a link.
  /!\[[^[\]]*\]\([ \t]*([^\s()<>]+)/g,
];

/** `[text][label]`, but not `list[0][1]`, and not the numbers of sources: a label has a letter. */
const REFERENCE = /(?<![\w\]\\])\[[^[\]\n]+\]\[([^[\]\n]*\p{L}[^[\]\n]*)\](?![[(:])/gu;
const LABEL = /^[ \t>]*\[([^[\]\n]+)\]:/gm;

/** Where a Markdown text's links, images and definitions of links lead to, in their order; code holds none. */
export function linksOf(markdown: string): Link[] {
  const text = withoutCode(markdown);
  const byPlace = new Map<number, string>();
  for (const pattern of LINKS)
    for (const match of text.matchAll(pattern)) {
      const href = match.slice(1).find((group) => group !== undefined);
      if (href !== undefined) byPlace.set(match.index + match[0].lastIndexOf(href), href);
    }
  return placed(
    [...byPlace].sort(([a], [b]) => a - b),
    text,
  ).map(({ found, line }) => ({ href: found, line }));
}

/** The labels that links refer to and nothing defines: a reader sees them as they are written. */
export function undefinedLabelsIn(markdown: string): { readonly label: string; readonly line: number }[] {
  const text = withoutCode(markdown);
  const defined = new Set([...text.matchAll(LABEL)].map(([, label = ""]) => foldedLabel(label)));
  const found = [...text.matchAll(REFERENCE)].map(({ 1: label = "", index }) => [index, label] as const);
  return placed(
    found.filter(([, label]) => !defined.has(foldedLabel(label))),
    text,
  ).map(({ found: label, line }) => ({ label, line }));
}

/** What was found, in the order of its places, each with its line. */
function placed(inOrder: readonly (readonly [at: number, found: string])[], text: string) {
  let line = 1;
  let read = 0;
  return inOrder.map(([at, found]) => {
    line += linesIn(text.slice(read, at));
    read = at;
    return { found, line };
  });
}

function foldedLabel(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase();
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}
