import { type TextLine, textLines } from "../text-lines.ts";
import { behind, indented } from "./indented.ts";
import { CODE_STYLE } from "./mrkdwn.ts";
import { channelMentionOf, mentionOf, type Names } from "./names.ts";
import { EMPTY_ROW, type Row, type Span, type Style, span } from "./row.ts";
import { wrap, wrapHard } from "./wrap.ts";

/** A text in Markdown, as a `markdown` block and a stream have it, on rows of so many columns. */
export function drawMarkdown(text: string, columns: number, names: Names): Row[] {
  return textLines(text).flatMap((line) => drawLine(line, columns, names));
}

/** Deeper than this the text would have no room. */
const DEEPEST = 12;

function drawLine({ kind, indent, marker = "", text }: TextLine, columns: number, names: Names): Row[] {
  const left = Math.min(indent, DEEPEST);
  const room = columns - left - marker.length;
  const rows = DRAWINGS[kind](text, room, names);
  const marked = marker === "" ? rows : behind(span(marker), span(" ".repeat(marker.length)), rows);
  return indented(left, marked);
}

type Drawing = (text: string, columns: number, names: Names) => Row[];

const prose: Drawing = (text, columns, names) =>
  text === "" ? [EMPTY_ROW] : wrap(inlineMarkdown(text, names), columns);

const DRAWINGS: Readonly<Record<TextLine["kind"], Drawing>> = {
  prose,
  item: prose,
  heading: (text, columns, names) => wrap(inlineMarkdown(text, names, { bold: true }), columns),
  literal: (text, columns) => wrapHard([span(text)], columns),
};

const INLINE = new RegExp(
  [
    /`([^`\n]+)`/u.source,
    /\[([^[\]\n]+)\]\(([^()\s]+)\)/u.source,
    /<([@#][A-Z0-9]+)(?:\|[^<>]*)?>/u.source,
    /\*\*(?! )([^*\n]+)(?<! )\*\*/u.source,
    /~~([^~\n]+)~~/u.source,
    /(?<![\p{L}\p{N}*])\*(?! )([^*\n]+)(?<! )\*(?![\p{L}\p{N}*])/u.source,
    /(?<![\p{L}\p{N}_])_(?! )([^_\n]+)(?<! )_(?![\p{L}\p{N}_])/u.source,
  ].join("|"),
  "u",
);

/** One line of Markdown as pieces. */
function inlineMarkdown(text: string, names: Names, style: Style = {}): Span[] {
  const spans: Span[] = [];
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    if (found.index > 0) spans.push(span(rest.slice(0, found.index), style));
    spans.push(...markedSpans(found, names, style));
    rest = rest.slice(found.index + found[0].length);
  }
  return rest === "" ? spans : [...spans, span(rest, style)];
}

function markedSpans(found: RegExpExecArray, names: Names, style: Style): Span[] {
  const [, code, label, url, reference, bold, strike, starred, underscored] = found;
  const italic = starred ?? underscored;
  if (code !== undefined) return [span(code, { ...style, ...CODE_STYLE })];
  if (label !== undefined) return [span(`${label} (${url ?? ""})`, { ...style, underline: true })];
  if (reference !== undefined) return [span(mentioned(reference, names), { ...style, color: "cyan" })];
  if (bold !== undefined) return inlineMarkdown(bold, names, { ...style, bold: true });
  if (strike !== undefined) return [span(strike, { ...style, strike: true })];
  return inlineMarkdown(italic ?? "", names, { ...style, italic: true });
}

function mentioned(reference: string, names: Names): string {
  const id = reference.slice(1);
  return reference.startsWith("@") ? mentionOf(names, id) : channelMentionOf(names, id);
}
