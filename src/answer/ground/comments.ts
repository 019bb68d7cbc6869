/**
 * Code, where a comment is there to be read, or else a comment; whichever begins first holds the other. A comment or a
 * fence that is not closed goes on to the end, as in a browser, a span at most to the end of its paragraph.
 */
const END = "(?![\\s\\S])";
const MARK = "(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)?";
const FENCED = `^[ \\t>]*${MARK}(?<fence>\`{3,}(?!\`)|~{3,}(?!~))[^\\n]*\\n[\\s\\S]*?(?:^[ \\t>]*\\k<fence>|${END})`;
const SPAN =
  "(?<!`)(?<ticks>`+)(?!`)(?:[^`\\n]|\\n(?![ \\t]{0,80}\\n)|(?<!`)(?!\\k<ticks>(?!`))`+(?!`)){1,1000}\\k<ticks>(?!`)";
const COMMENT = `<!--[\\s\\S]*?(?:-->|${END})`;
const CODE_OR_COMMENT = new RegExp(`(?<code>${FENCED}|${SPAN})|${COMMENT}`, "gm");

/** A text without HTML's comments, which nobody sees; what stands in code stays. */
export function withoutComments(text: string): string {
  return text.replace(CODE_OR_COMMENT, (found, code) => (code === undefined ? "" : found));
}
