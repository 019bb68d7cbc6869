import { printable } from "../printable.ts";
import { behind, indented } from "../text/indented.ts";
import { CODE_STYLE, drawCode } from "../text/mrkdwn.ts";
import { channelMentionOf, mentionOf } from "../text/names.ts";
import { type Row, type Span, type Style, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import type { DrawBlock, Drawing } from "./drawing.ts";
import { type Json, recordOf, recordsOf, stringOf } from "./read.ts";

export const drawRichText: DrawBlock = (block, drawing) =>
  recordsOf(block.elements).flatMap((element) =>
    (PARTS.get(stringOf(element.type)) ?? drawLine)(element, drawing),
  );

const drawLine: DrawBlock = (element, drawing) => {
  const spans = inlineSpans(element, drawing);
  // What people write ends in no line of its own.
  return spans.length === 0 ? [] : wrap(spans, drawing.columns);
};

const PARTS: ReadonlyMap<string, DrawBlock> = new Map<string, DrawBlock>([
  ["rich_text_section", drawLine],
  ["rich_text_list", drawList],
  ["rich_text_preformatted", (element, drawing) => drawCode(wordsIn(element, drawing), drawing.columns)],
  [
    "rich_text_quote",
    (element, drawing) => {
      const bar = span("▏ ", { dim: true });
      return behind(bar, bar, drawLine(element, { ...drawing, columns: drawing.columns - 2 }));
    },
  ],
]);

const BULLETS = ["•", "◦", "▪"];
const INDENT = 2;
const DEEPEST = 4;

function drawList(list: Json, drawing: Drawing): Row[] {
  const depth = Math.min(typeof list.indent === "number" ? list.indent : 0, DEEPEST);
  const first = typeof list.offset === "number" ? list.offset : 0;
  return recordsOf(list.elements).flatMap((item, index) => {
    const bullet = BULLETS[depth % BULLETS.length] ?? "•";
    const marker = list.style === "ordered" ? `${first + index + 1}. ` : `${bullet} `;
    const columns = drawing.columns - depth * INDENT - marker.length;
    const rows = drawLine(item, { ...drawing, columns });
    return indented(depth * INDENT, behind(span(marker), span(" ".repeat(marker.length)), rows));
  });
}

function inlineSpans(element: Json, drawing: Drawing): Span[] {
  return recordsOf(element.elements).map((part) => {
    const [text, own] = wordOf(part, drawing);
    return span(printable(text), { ...own, ...styleOf(part.style) });
  });
}

function wordsIn(element: Json, drawing: Drawing): string {
  return inlineSpans(element, drawing)
    .map(({ text }) => text)
    .join("");
}

type Word = (part: Json, drawing: Drawing) => readonly [text: string, style?: Style];

function wordOf(part: Json, drawing: Drawing): readonly [string, Style?] {
  return WORDS.get(stringOf(part.type))?.(part, drawing) ?? [stringOf(part.text)];
}

const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ["text", (part) => [stringOf(part.text)]],
  ["user", (part, { names }) => [mentionOf(names, stringOf(part.user_id)), { color: "cyan" }]],
  ["channel", (part, { names }) => [channelMentionOf(names, stringOf(part.channel_id)), { color: "cyan" }]],
  ["usergroup", (part) => [`@${stringOf(part.usergroup_id)}`, { color: "cyan" }]],
  ["broadcast", (part) => [`@${stringOf(part.range)}`, { color: "cyan" }]],
  ["emoji", (part) => [`:${stringOf(part.name)}:`]],
  ["link", (part) => [labelled(stringOf(part.text), stringOf(part.url)), { underline: true }]],
  ["date", (part) => [stringOf(part.fallback) || String(part.timestamp)]],
  ["color", (part) => [stringOf(part.value)]],
]);

function labelled(label: string, url: string): string {
  return label === "" || label === url ? url : `${label} (${url})`;
}

function styleOf(value: unknown): Style {
  const { bold, italic, strike, code } = recordOf(value);
  return {
    ...(bold === true && { bold }),
    ...(italic === true && { italic }),
    ...(strike === true && { strike }),
    ...(code === true && CODE_STYLE),
  };
}
