import { distanceOf } from "../text/edit-distance.ts";

/** So many letters may be wrong in a word that was meant to be `audience` or `audiences`. */
const MOST_WRONG = 2;
/** A word of which fewer letters are plain ones is not one of these with some letters of another script. */
const LEAST_PLAIN = 3;
const MEANT = ["audience", "audiences"] as const;
const WORD = /\p{Lu}?\p{Ll}+|\p{L}+/gu;
/** Such as a soft hyphen or a mark of the byte order, which nobody sees. */
const INVISIBLE = /\p{Cf}/gu;
const ENTRY = /^(?:channel|user|group)\s*:\s*\S+$/i;

/** How much of a document's beginning is looked at, and how much of that may be comments. */
const HEAD = 4_000;
const ABOVE = 20_000;
const COMMENTS = /(?:\s|<!--[\s\S]*?-->)*/y;
const OPENED = /^(?:---|\+\+\+|;;;|\{)/;
const CLOSED = /\n(?:---|\+\+\+|;;;|\})[ \t]*\r?(?:\n|$)/;
const HEADING = /^ {0,3}#{1,6}\s|^[=-]+\s*$/m;
const KEYS = /(?:^|[{[(,?]|-\s)\s*["']?([\p{L}\p{M}\p{N}_. -]{1,64})["']?\s*[:=]|^\s*\[+([^\]\n]{1,64})\]/gmu;
const ENTRIES = /(?:^\s*|-\s*|[:=[,]\s*)["']?(?:channel|user|group):\w/im;

/** Whether a word of a key was most likely meant to be `audiences`. */
export function isAudienceLike(key: string): boolean {
  const letters = key.normalize("NFKD").replace(/\p{M}/gu, "").replace(INVISIBLE, "");
  return [letters, ...(letters.match(WORD) ?? [])].some((word) => isMeant(word.trim().toLowerCase()));
}

function isMeant(word: string): boolean {
  const letters = [...word];
  if (letters.filter((letter) => /[a-z]/.test(letter)).length < LEAST_PLAIN) return false;
  // A letter of another script looks like the one that was meant.
  return MEANT.some((meant) => {
    const plain = letters.map((letter, at) => (letter > "\u007f" ? (meant[at] ?? letter) : letter)).join("");
    return distanceOf(plain, meant, MOST_WRONG) <= MOST_WRONG;
  });
}

/** What in front matter that was read is meant to keep a document from others and does not, with its place. */
export function slipIn(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value === "string")
    return ENTRY.test(value) ? `"${value}" stands at ${path.join(".")}` : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, held] of Object.entries(value)) {
    const place = [...path, key];
    if (path.length === 0 && key === "audiences") continue;
    if (!Array.isArray(value) && isAudienceLike(key)) return misplaced(place);
    const slip = slipIn(held, place);
    if (slip !== undefined) return slip;
  }
  return undefined;
}

function misplaced(place: readonly string[]): string {
  const at = place.join(".");
  return place.length === 1
    ? `"${at}" must be written "audiences"`
    : `"${at}" must stand at the top, as "audiences"`;
}

/**
 * Whether a text begins with what looks like front matter, of whichever kind, that says something of audiences. What
 * stands before the first heading without any mark does so only where it names an audience as well.
 */
export function looksKept(text: string): boolean {
  const visible = text.slice(0, ABOVE).replace(INVISIBLE, "");
  COMMENTS.lastIndex = 0;
  const above = COMMENTS.exec(visible)?.[0] ?? "";
  const below = visible.slice(above.length, above.length + HEAD);
  if (OPENED.test(below) && isKept(upTo(CLOSED, below))) return true;
  const opening = (above + upTo(HEADING, below)).slice(0, HEAD);
  return namesAudiences(opening) && ENTRIES.test(opening);
}

/** Whether a text that stands where front matter does says something of audiences. */
export function isKept(text: string): boolean {
  const visible = text.replace(INVISIBLE, "");
  return namesAudiences(visible) || ENTRIES.test(visible);
}

function namesAudiences(text: string): boolean {
  return [...text.matchAll(KEYS)].some(([, key, table]) => isAudienceLike(key ?? table ?? ""));
}

function upTo(end: RegExp, text: string): string {
  const at = text.search(end);
  return at < 0 ? text : text.slice(0, at);
}
