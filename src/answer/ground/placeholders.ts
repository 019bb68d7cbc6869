import { type ShownAs, withoutTags } from "./tags.ts";
import { spansIn } from "./words-and-code.ts";

/** Within a line it begins no code, but could where what stands before it is left out. */
const FENCE = /`{3,}|~{3,}/g;

/**
 * The words of a block cleaned and without markup, and its placeholders (`<your-id>`, `Vec<T>`) as spans of code, which
 * every channel shows as they are written. Only what stands before one decides how it is written, so that a draft
 * that grows never changes what was shown.
 */
export function withPlaceholdersAsCode(block: string, clean: (words: string) => string): string {
  let strayed = false;
  const parts = spansIn(block);
  return parts
    .map(({ isCode, text }, nth) => {
      if (isCode) return text;
      const isBeforeCode = nth < parts.length - 1;
      const cleaned = clean(text.replace(FENCE, ""));
      let end = -1;
      const asCode: ShownAs = (written, from, to, all) => {
        const before = from === 0 && nth > 0 ? "`" : (all[from - 1] ?? "");
        const after = all[to] ?? (isBeforeCode ? "`" : "");
        const tick = all.indexOf("`");
        const mixes =
          strayed ||
          from === end ||
          "`\\".includes(before || " ") ||
          after === "`" ||
          (tick >= 0 && tick < from);
        end = to;
        return mixes ? written.replaceAll("<", "‹").replaceAll(">", "›") : `\`${written}\``;
      };
      const edges = { begin: nth === 0, end: !isBeforeCode };
      const changed = withoutTags(cleaned, asCode, edges).replace(FENCE, "");
      strayed ||= cleaned.includes("`");
      return apart(changed, nth > 0, isBeforeCode);
    })
    .join("");
}

/** Code begins and ends where it did, also where signs beside it are taken away. */
function apart(words: string, isBehindCode: boolean, isBeforeCode: boolean): string {
  if (words === "") return isBehindCode && isBeforeCode ? " " : "";
  return `${isBehindCode && words.startsWith("`") ? " " : ""}${words}${isBeforeCode && /[`\\]$/.test(words) ? " " : ""}`;
}
