import type { Ungrounded } from "../../core/ungrounded.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import type { Language } from "../../language/language.ts";
import { termsOf } from "../../text/words.ts";
import { amountsOf } from "./amounts.ts";
import { lineStands, spanStandsIn } from "./code.ts";
import { calendarWordsIn, datesIn, withoutDates } from "./dates.ts";
import type { Evidence } from "./evidence.ts";
import { folded, withoutEscapes } from "./evidence-text.ts";
import { addressesIn, comparable, isFollowed } from "./links.ts";
import { withoutMarkers } from "./markers.ts";
import { identifiersIn, namesIn } from "./names.ts";
import { claimedQuantities, type Quantity } from "./numbers.ts";
import { STATUS_CODES } from "./status-phrases.ts";
import { isSupported } from "./support.ts";
import { timeStands, timesIn } from "./times.ts";
import { spansIn } from "./words-and-code.ts";

export interface Asked {
  /** The question's own words; a name may be repeated from it. */
  readonly question: string;
  /** What it is in; a statement that does not tell is taken to be in it too. */
  readonly language: Language;
}

/**
 * The first thing in a statement that the evidence does not hold, if any.
 * @param announces whether it only announces what comes next
 */
export function checkWords(
  block: string,
  evidence: readonly Evidence[],
  asked: Asked,
  announces = false,
): Ungrounded | undefined {
  const parts = spansIn(withoutMarkers(block).trim().normalize("NFKC"));
  const words = withoutStatusPhrases(
    withoutEscapes(parts.map(({ isCode, text }) => (isCode ? " " : text)).join("")),
  );
  const whole = withoutEscapes(parts.map(({ text }) => text).join(""));
  if (!linksStand(whole, evidence)) return "link";
  if (isQuote(whole, evidence)) return undefined;
  if (isFragment(block)) return "words";
  const code = parts.filter(({ isCode }) => isCode).map(({ text }) => text.replace(/^`+|`+$/g, ""));
  if (!code.every((span) => spanStands(span, evidence, asked))) return "code";
  const language = detectLanguage(whole, asked.language);
  if (!quantitiesStand(words, evidence, language)) return "number";
  if (!namesStand(words, evidence, { ...asked, language })) return "name";
  return isSupported(whole, language, evidence, announces ? asked.question : undefined) ? undefined : "words";
}

/** Whether each line of a block of code stands in the evidence. */
export function checkCode(lines: readonly string[], evidence: readonly Evidence[]): Ungrounded | undefined {
  const code = evidence.map(({ code }) => code);
  return lines.every((line) => lineStands(line.normalize("NFKC"), code)) ? undefined : "code";
}

/** What was taken out of it left no sentence. */
function isFragment(text: string): boolean {
  return (
    /^[ \t]{2,}\p{Ll}/u.test(text) ||
    /[\p{L}\p{N}] \.(?:\s*\[\d{1,3}\])*\s*$/u.test(text) ||
    /‹[^›]*$/.test(text)
  );
}

/** The name of a status belongs to its number: `429 (Too Many Requests)`. */
function withoutStatusPhrases(words: string): string {
  return words.replace(STATUS, (found, code: string, phrase: string) =>
    STATUS_CODES[code]?.toLowerCase() === phrase.toLowerCase() ? code : found,
  );
}

const STATUS = /(?:\bHTTP )?\b([1-5]\d\d)[ (]{1,2}([A-Z][A-Za-z' -]{1,40}[a-z])\)?/g;

function linksStand(text: string, evidence: readonly Evidence[]): boolean {
  return addressesIn(text).every(
    (address) => isFollowed(address) && evidence.some(({ addresses }) => addresses.has(comparable(address))),
  );
}

/** A whole sentence in the words of its source; short ones occur by chance. */
function isQuote(text: string, evidence: readonly Evidence[]): boolean {
  const quoted = folded(text).toLowerCase();
  return quoted.length > 20 && evidence.some(({ words }) => words.includes(quoted));
}

function spanStands(span: string, evidence: readonly Evidence[], { question }: Asked): boolean {
  const written = folded(span);
  return (
    spanStandsIn(
      span,
      evidence.map(({ code }) => code),
    ) ||
    (/^[\w.$/-]+$/.test(written) && /\p{L}/u.test(written) && isLent(written, question))
  );
}

function quantitiesStand(words: string, evidence: readonly Evidence[], language: Language): boolean {
  const { times, rest } = timesIn(withoutDates(words));
  const isCounted = (term: string) => evidence.some(({ counted }) => counted.has(term));
  return (
    datesIn(words).every((date) => evidence.some(({ dates }) => dates.has(date))) &&
    calendarWordsIn(words).every((name) => evidence.some(({ calendar }) => calendar.has(name))) &&
    times.every((time) => evidence.some(({ times }) => timeStands(time, times))) &&
    claimedQuantities(rest, language, isCounted).every((claimed) =>
      evidence.some((each) => quantityStands(claimed, each)),
    )
  );
}

/** A unit has to be the one that stands behind the number; a word only where it counts something in the passage. */
function quantityStands(
  { values, unit, counted: word }: Quantity,
  { quantities, units, amounts, counted }: Evidence,
): boolean {
  return values.some((value) => {
    const stated = quantities.get(value);
    if (unit && amountsOf(value, unit).some((amount) => amounts.has(amount))) return true;
    if (!stated) return false;
    if (unit) return stated.has(unit) || (stated.has("") && units.has(unit));
    return !word || !counted.has(word) || stated.has("") || stated.has(`#${word}`);
  });
}

function namesStand(words: string, evidence: readonly Evidence[], { question, language }: Asked): boolean {
  const askedTerms = new Set(termsOf(question));
  return (
    identifiersIn(words).every((name) => {
      const lower = name.toLowerCase();
      return isLent(name, question) || evidence.some(({ words }) => holdsWhole(words, lower));
    }) &&
    namesIn(words, language === "en")
      .flatMap(termsOf)
      .every(
        (term) =>
          term.startsWith("=") || askedTerms.has(term) || evidence.some(({ terms }) => terms.has(term)),
      )
  );
}

/** A question lends a name, but no number: a code or a version is a fact. */
function isLent(name: string, question: string): boolean {
  return !/\p{N}/u.test(name) && holdsWhole(question.toLowerCase(), name.toLowerCase());
}

const WORD_SIGN = /[\p{L}\p{N}_]/u;

/** Whether a text holds a word with no letter right before or behind it. */
function holdsWhole(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!WORD_SIGN.test(text[at - 1] ?? "") && !WORD_SIGN.test(text[at + word.length] ?? "")) return true;
  return false;
}
