import type { Passage } from "../../core/answer.ts";
import { plainLine } from "../../text/plain.ts";
import { spelledOutIn } from "./spelled-out.ts";

/** A short form with what a passage says that it stands for. */
export interface Abbreviation {
  /** Which passage says so. */
  readonly passage: number;
  readonly short: string;
  readonly long: string;
}

const BEFORE = 160;
const IN_BRACKETS = /\(([^()]{2,120})\)/g;
const PARAGRAPH_END = /\n[ \t]*\n|\n(?=[ \t]*(?:[-*+|>#]|\d+\.))|[|;]/;
/** Where a long form that stands in brackets ends. */
const LONG_ENDS = /[,;:.]\s|[,;:.]$/;
const ARTICLE = /^(?:an?|the)\s+/i;
const SHORT = /^[\p{L}\p{N}][\p{L}\p{N}&/.-]{1,9}$/u;
/** No end of a sentence, and nothing of code. */
const WORDS = /^[\p{L}\p{N}\p{M}\s'’&/,-]+$/u;
const PLURAL = /(?<=\p{Lu}{2,})s$/u;

/**
 * The abbreviations that passages explain: `service level objective (SLO)`, `SLO (service level objective)`. After
 * Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text", with
 * rules that code and asides in manuals make necessary: a short form has two capitals, a long form two words or more
 * of one sentence.
 */
export function abbreviationsIn(passages: readonly Passage[]): Abbreviation[] {
  return passages.flatMap(({ title, headings, text }, passage) =>
    [title, headings.at(-1) ?? "", text].flatMap((part) =>
      [...explainedIn(part), ...spelledOutIn(part)].map((each) => ({ passage, ...each })),
    ),
  );
}

type Explained = Pick<Abbreviation, "short" | "long">;

function explainedIn(text: string): Explained[] {
  const found: Explained[] = [];
  if (!text.includes("(")) return found;
  for (const match of text.matchAll(IN_BRACKETS)) {
    const inside = match[1] ?? "";
    // Most brackets hold an address, an aside or the arguments of a call.
    const before = /\s$|[*_`\]]$/.test(text.slice(Math.max(0, match.index - 1), match.index));
    if (!before) continue;
    const explained = explainedBy(text.slice(Math.max(0, match.index - BEFORE), match.index), inside);
    if (explained) found.push(explained);
  }
  return found;
}

function explainedBy(before: string, inside: string): Explained | undefined {
  const short = shortOf(inside);
  if (short) {
    const words = wordsOf(before.split(PARAGRAPH_END).at(-1) ?? "").slice(-mostWords(short));
    return explainedAs(short, longFormOf(short, words.join(" ")));
  }
  const ahead = shortOf(/\S+\s*$/.exec(before)?.[0] ?? "");
  if (!ahead) return undefined;
  const given = wordsOf(inside.split(LONG_ENDS)[0] ?? "")
    .join(" ")
    .replace(ARTICLE, "");
  return given.split(" ").length <= mostWords(ahead) && longFormOf(ahead, given) === given
    ? explainedAs(ahead, given)
    : undefined;
}

function shortOf(text: string): string | undefined {
  const short = text
    .replace(/[*_`"'“”]/g, "")
    .trim()
    .replace(PLURAL, "");
  return SHORT.test(short) && (short.match(/\p{Lu}/gu)?.length ?? 0) >= 2 ? short : undefined;
}

/** As many as the authors allow. */
function mostWords({ length }: string): number {
  return Math.min(length + 5, length * 2);
}

function wordsOf(text: string): string[] {
  return plainLine(text).split(/\s+/).filter(Boolean);
}

function explainedAs(short: string, long: string | undefined): Explained | undefined {
  const words = long?.split(" ") ?? [];
  const isUsable =
    long && words.length > 1 && long.length > short.length && WORDS.test(long) && !words.includes(short);
  return isUsable ? { short, long } : undefined;
}

/** The end of a text that has the short form's letters in their order, its first at the beginning of a word. */
function longFormOf(short: string, text: string): string | undefined {
  const [letters, signs] = [short.toLowerCase(), text.toLowerCase()];
  const isInWord = (at: number) => at >= 0 && /[\p{L}\p{N}]/u.test(signs[at] ?? "");
  let at = signs.length;
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    if (!/[\p{L}\p{N}]/u.test(letters[letter] ?? "")) continue;
    do at--;
    while (at >= 0 && (signs[at] !== letters[letter] || (letter === 0 && isInWord(at - 1))));
    if (at < 0) return undefined;
  }
  return text.slice(text.lastIndexOf(" ", at) + 1);
}
