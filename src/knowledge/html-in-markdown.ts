import type { Element } from "hast";
import { rawBlocksOf } from "../text/blocks.ts";
import { withoutHidden } from "../text/hidden.ts";
import { BLOCK_TAGS, INLINE_TAGS } from "../text/tags.ts";
import { type ElementHandler, markdownWriter, parseHtml } from "./html-tree.ts";

/** What is longer, or nested deeper than the parser's stack allows, is left to be read as words. */
const LONGEST = 100_000;
const HAS_TAG = /<(?:[a-z/]|!--)/i;
/** A placeholder (`<your-id>`) is no element. */
const NO_ELEMENT = new RegExp(`<(?!/?(?:${BLOCK_TAGS}|${INLINE_TAGS})\\b[^<>]*>)`, "gi");
const ESCAPED_PLACEHOLDER = new RegExp(
  `\\\\(?=<(?!/?(?:${BLOCK_TAGS}|${INLINE_TAGS}|script|style)\\b|!--))`,
  "gi",
);
const OF_BLOCK = new RegExp(`</?(?:${BLOCK_TAGS})\\b`, "i");

/** The words that a fold shows announce what it holds. */
const summary: ElementHandler = (state, node: Element) => ({
  type: "paragraph",
  children: [...(state.all(node) as never[]), { type: "text", value: ":" }],
});

const lineBreak: ElementHandler = () => ({ type: "text", value: "\n" });

const writeMarkdown = markdownWriter({ summary, br: lineBreak });

/** A section of Markdown as its reader sees it: without comments, and with what is written in HTML as Markdown. */
export function withoutHtml(markdown: string): string {
  if (!HAS_TAG.test(markdown)) return markdown;
  let text = "";
  let html = "";
  for (const { raw, isCode, isHtml } of rawBlocksOf(markdown)) {
    // HTML goes on behind an empty line, where its next element begins.
    if (isHtml || (html && raw.trim() === "")) {
      html += raw;
      continue;
    }
    text += (html && asMarkdown(html)) + (isCode ? raw : withoutHidden(raw));
    html = "";
  }
  return text + (html && asMarkdown(html));
}

function asMarkdown(html: string): string {
  const seen = withoutHidden(html);
  if (!OF_BLOCK.test(seen) || seen.length > LONGEST) return seen;
  try {
    const markdown = writeMarkdown(parseHtml(seen.replace(NO_ELEMENT, "&lt;"), { fragment: true }));
    // Of a table that goes on in Markdown HTML has only the empty frame.
    return /[\p{L}\p{N}]/u.test(markdown)
      ? `\n\n${markdown.replace(/\?:$/gm, ":").replace(ESCAPED_PLACEHOLDER, "").trim()}\n\n`
      : "\n\n";
  } catch (error) {
    if (error instanceof RangeError) return seen;
    throw error;
  }
}
