import { cutAt } from "../../../core/shortened.ts";

/**
 * What is one sign to its reader though it is several characters: links, addresses, entities, code and numbers of
 * sources. Bounded, so that no text makes the search slow.
 */
const WHOLE =
  /!?\[[^\]\n]{0,300}\]\([^)\s]{0,2000}\)|<[^>\s][^>\n]{0,2000}>|&#?[a-zA-Z0-9]{1,31};|https?:\/\/[^\s<>]{1,2000}|`[^`\n]{1,300}`|\[\d{1,4}\]/g;

/** The longest of them, so that only so much of a text has to be looked at. */
const LONGEST = 2_400;

/** The place nearest before `at` that is within no such sign, or `at` itself where a sign is too long for that. */
export function beforeWholeSign(text: string, at: number, atLeast: number): number {
  const from = Math.max(0, at - LONGEST);
  for (const { index, 0: sign } of text.slice(from, at + LONGEST).matchAll(WHOLE)) {
    const start = from + index;
    if (start >= at) break;
    if (start + sign.length > at) return start > atLeast ? start : betweenCharacters(text, at);
  }
  return betweenCharacters(text, at);
}

/** Never within a character as a reader sees it, such as an emoji of several. */
export function betweenCharacters(text: string, at: number): number {
  return cutAt(text, at).length;
}
