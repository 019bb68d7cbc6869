import { plainLine } from "../../text/plain.ts";
import { isStopWord } from "../../text/stop-words.ts";

/**
 * `SLO: service level objective`, as an item, a row of a table, or a sentence that says so. Each repetition is bounded, so
 * that no text takes longer than its length allows.
 */
const SPELLED =
  /(?:^|[|*+-])[ \t]{0,8}[*_`]{0,3}(\p{Lu}[\p{L}\p{N}&]{1,9})[*_`]{0,3}[ \t]{0,8}(?::[*_]{0,3}|\||—|–|-|means)[ \t]{1,8}([^\n|.;:,()]{4,120})/gmu;
const SENTENCE =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}&]{1,9})[*_`]{0,3} (?:stands for|is short for) ([^\n|.;:,()]{4,120})/gu;
const PARTS = /[\p{L}\p{N}'’]+/gu;
const ARTICLE = /^(?:an?|the)\s+/i;

/**
 * The abbreviations that a glossary spells out. Nothing but the form tells them from any other word with its remark, so
 * their letters must be the initials of what follows, small words left out or not.
 */
export function spelledOutIn(text: string): { readonly short: string; readonly long: string }[] {
  return [SPELLED, SENTENCE].flatMap((form) =>
    [...text.matchAll(form)].flatMap(([, short = "", rest = ""]) => {
      if ((short.match(/\p{Lu}/gu)?.length ?? 0) < 2) return [];
      const long = beginningSpelling(short.replace(/&/g, ""), plainLine(rest).replace(ARTICLE, ""));
      return long ? [{ short, long }] : [];
    }),
  );
}

/** The shortest beginning of two words or more whose initials are the letters. */
function beginningSpelling(letters: string, text: string): string | undefined {
  const parts = [...text.matchAll(PARTS)].slice(0, letters.length * 2);
  const wanted = letters.toLowerCase();
  for (let size = 2; size <= parts.length; size++) {
    const words = parts.slice(0, size).map(([word]) => word.toLowerCase());
    const all = words.map((word) => word.slice(0, 1)).join("");
    const telling = words.flatMap((word) => (isStopWord(word) ? [] : word.slice(0, 1))).join("");
    const last = parts[size - 1];
    if (last && (all === wanted || telling === wanted)) return text.slice(0, last.index + last[0].length);
  }
  return undefined;
}
