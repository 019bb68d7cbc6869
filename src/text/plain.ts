import { BLOCK_TAGS, INLINE_TAGS } from "./tags.ts";

// Each of these reads on only up to the next sign of its own kind, so that no text takes longer than its
// length allows.
const LINK = /!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g;
const ANCHOR = /(?<!\s)\s*\{#[\w-]+\}\s*$/;
const BLOCK_TAG_RUN = new RegExp(`(?:</?(?:${BLOCK_TAGS})\\b[^<>]*>[ \\t]*)+`, "gi");
const INLINE_TAG = new RegExp(`</?(?:${INLINE_TAGS})\\b[^<>]*>`, "gi");

/** What its author has struck out is withdrawn, and a footnote's mark leads nowhere from here. */
const WITHDRAWN = /~~(?=[^\s~])[^~]{1,2000}~~[ \t]?|(?<=^|\n)\[\^[^\]\s]{1,60}\]:[ \t]*|\[\^[^\]\s]{1,60}\]/g;

/** Strong emphasis first, since a single sign ends at the next one. An `_` within a word is part of a name. */
const EMPHASES = [
  /\*\*(?=[^\s*])((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*/g,
  /(?<![\p{L}\p{N}_])__(?=[^\s_])((?:[^_]|_(?!_))+?)(?<=\S)__(?![\p{L}\p{N}_])/gu,
  /\*(?=[^\s*])([^*]+?)(?<=\S)\*/g,
  /(?<![\p{L}\p{N}_])_(?=[^\s_])((?:[^_]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))+?)(?<=\S)_(?![\p{L}\p{N}_])/gu,
];

const CODE_SPAN = /`[^`]*`/g;
const KEPT_SPAN = /\ue000(\d+)\ue000/g;

/** Markdown inline marks taken away, links replaced by their words; code spans and line breaks are kept. */
export function plainText(markdown: string): string {
  const spans: string[] = [];
  const masked = markdown.replace(CODE_SPAN, (span) => `\ue000${spans.push(span) - 1}\ue000`);
  return stripMarks(masked)
    .replace(KEPT_SPAN, (mask, index) => spans[Number(index)] ?? mask)
    .trim();
}

/** Like {@link plainText}, on one line. */
export function plainLine(markdown: string): string {
  return plainText(markdown).replace(/\s+/gu, " ");
}

function stripMarks(text: string): string {
  // Twice, since an image can be a link's words.
  const withoutLinks = text.replace(LINK, "$1").replace(LINK, "$1");
  const withoutTags = withoutLinks
    .replace(BLOCK_TAG_RUN, separated)
    .replace(INLINE_TAG, "")
    .replace(WITHDRAWN, "");
  return EMPHASES.reduce((rest, emphasis) => rest.replace(emphasis, "$1"), withoutTags).replace(ANCHOR, "");
}

function separated(_: string, at: number, text: string): string {
  return /\s/.test(text[at - 1] ?? " ") ? "" : " ";
}
