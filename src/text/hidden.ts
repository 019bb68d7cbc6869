/** Code, which shows all that is written in it: a fence, or a span that ends with as many backticks as began it. */
const FENCE =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?<fence>`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?^[ \t>]*\k<fence>|[\s\S]*)/
    .source;
const SPAN = /(?<!`)(?<ticks>`+)(?!`)[\s\S]*?(?<!`)\k<ticks>(?!`)/.source;
/** What is not closed goes on to the end, as in a browser. */
const HIDDEN = /<!--(?:[\s\S]*?-->|[\s\S]*)|<(?<act>script|style)\b(?:[\s\S]*?<\/\k<act>\s*>|[\s\S]*)/.source;
const CODE_OR_HIDDEN = new RegExp(`${FENCE}|${SPAN}|${HIDDEN}`, "gim");
const MAY_HIDE = /<(?:!--|script\b|style\b)/i;

/** A piece of Markdown without what no reader sees: comments, scripts and styles. Code keeps them. */
export function withoutHidden(markdown: string): string {
  if (!MAY_HIDE.test(markdown)) return markdown;
  return markdown.replace(CODE_OR_HIDDEN, (found) =>
    MAY_HIDE.test(found) && found.startsWith("<") ? "" : found,
  );
}
