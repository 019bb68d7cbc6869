import { printable } from "../printable.ts";
import { behind } from "./indented.ts";
import { channelMentionOf, mentionOf, type Names } from "./names.ts";
import { type Row, type Span, type Style, span } from "./row.ts";
import { wrap, wrapHard } from "./wrap.ts";

const FENCE = "```";
const QUOTE = /^(?:&gt;|>) ?/;
const MENTION_STYLE: Style = { color: "cyan" };
const LINK_STYLE: Style = { underline: true };
export const CODE_STYLE: Style = { color: "magenta" };

/** A text in Slack's markup (`mrkdwn`) on rows of so many columns. */
export function drawMrkdwn(text: string, columns: number, names: Names): Row[] {
  return printable(text)
    .split(FENCE)
    .flatMap((part, index, parts) => {
      const isCode = index % 2 === 1 && index < parts.length - 1;
      if (isCode) return drawCode(unescapeEntities(part), columns);
      // A fence that is never closed is a text as any other.
      const shown = index % 2 === 1 ? FENCE + part : part;
      return shown.trim() === "" && parts.length > 1 ? [] : drawLines(trimLines(shown), columns, names);
    });
}

export function drawCode(code: string, columns: number): Row[] {
  const text = code.replace(/^\n/, "").replace(/\n$/, "");
  return behind(span("  "), span("  "), wrapHard([span(text, CODE_STYLE)], columns - 2));
}

function drawLines(text: string, columns: number, names: Names): Row[] {
  const bar = span("▏ ", { dim: true });
  return text.split("\n").flatMap((line) => {
    const quoted = line.replace(QUOTE, "");
    if (quoted === line) return wrap(inlineMrkdwn(line, names), columns);
    return behind(bar, bar, wrap(inlineMrkdwn(quoted, names), columns - 2));
  });
}

function trimLines(text: string): string {
  return text.replace(/^\n+|\n+$/g, "");
}

const EDGE = "[\\p{L}\\p{N}]";
const marked = (sign: string) => `(?<!${EDGE})${sign}(?! )([^${sign}\\n]+)(?<! )${sign}(?!${EDGE})`;
const INLINE = new RegExp(
  [/`([^`\n]+)`/.source, /<([^<>\n]+)>/.source, marked("\\*"), marked("_"), marked("~")].join("|"),
  "u",
);

/** One line of markup as pieces. */
function inlineMrkdwn(text: string, names: Names, style: Style = {}): Span[] {
  const spans: Span[] = [];
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    const [whole, code, reference, bold, italic, strike] = found;
    if (found.index > 0) spans.push(span(unescapeEntities(rest.slice(0, found.index)), style));
    if (code !== undefined) spans.push(span(unescapeEntities(code), { ...style, ...CODE_STYLE }));
    else if (reference !== undefined) spans.push(referenceSpan(reference, names, style));
    else if (bold !== undefined) spans.push(...inlineMrkdwn(bold, names, { ...style, bold: true }));
    else if (italic !== undefined) spans.push(...inlineMrkdwn(italic, names, { ...style, italic: true }));
    else if (strike !== undefined) spans.push(...inlineMrkdwn(strike, names, { ...style, strike: true }));
    rest = rest.slice(found.index + whole.length);
  }
  return rest === "" ? spans : [...spans, span(unescapeEntities(rest), style)];
}

function referenceSpan(reference: string, names: Names, style: Style): Span {
  const [target = "", label] = reference.split("|", 2);
  const id = target.slice(1);
  if (target.startsWith("@")) return span(mentionOf(names, id), { ...style, ...MENTION_STYLE });
  if (target.startsWith("#")) return span(channelMentionOf(names, id), { ...style, ...MENTION_STYLE });
  if (target.startsWith("!")) return span(specialMention(id, label), { ...style, ...MENTION_STYLE });
  return span(linkText(target, label), { ...style, ...LINK_STYLE });
}

/** A date is shown as its fallback; a group and a call such as `@here` by their names. */
function specialMention(id: string, label = id): string {
  return id.startsWith("date^") || label.startsWith("@") ? label : `@${label}`;
}

/** A terminal has nowhere to hover, so the address is shown where the label hides it. */
function linkText(url: string, label: string | undefined): string {
  if (label === undefined || label === url) return unescapeEntities(url);
  return `${unescapeEntities(label)} (${unescapeEntities(url)})`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

export function unescapeEntities(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
