import { isStopWord } from "../../text/stop-words.ts";
import { termsOf } from "../../text/words.ts";

/** The values of a text by what they count, as one unit of it; those without a unit by the empty one. */
export type Quantities = ReadonlyMap<string, ReadonlySet<number>>;

/** A number on its own, not part of a name or a version, with the sign before it and the word behind it. */
const QUANTITY =
  /([$€£¥₹]\s?)?(?<![\p{L}\p{N}_.:/-])(\d+(?:[.,:]\d+)*)(?![\p{L}\p{N}_:/-])[\s-]?(%|[$€£¥₹]|°[CF]|\p{L}+)?/gu;
const NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const NUMBER_WORD = new RegExp(`\\b(?:${NUMBER_WORDS.join("|")})\\b(?=[ -]\\p{L})`, "giu");

/** What a word counts, and how many of its smallest ones it is. */
const UNITS = unitsOf({
  time: {
    "0.001": "ms millisecond milliseconds",
    "1": "s sec secs second seconds",
    "60": "min mins minute minutes",
    "3600": "h hr hrs hour hours",
    "86400": "d day days",
    "604800": "week weeks",
    "2592000": "month months",
    "31536000": "year years",
  },
  data: {
    "1": "byte bytes",
    "1000": "kb kilobyte kilobytes kib",
    "1000000": "mb megabyte megabytes mib",
    "1000000000": "gb gigabyte gigabytes gib",
  },
  length: {
    "0.001": "mm millimetre millimetres",
    "0.01": "cm",
    "1": "m metre metres meter meters",
    "1000": "km",
  },
  weight: { "1": "g gram grams", "1000": "kg kilogram kilograms", "1000000": "t ton tons tonne tonnes" },
  volume: { "0.001": "ml", "1": "l litre litres liter liters" },
  $: { "1": "$ usd dollar dollars" },
  "€": { "1": "€ eur euro euros" },
  "£": { "1": "£ gbp" },
  "%": { "1": "% percent" },
});

/** How often a year. */
const FREQUENCIES: readonly (readonly [RegExp, number])[] = [
  [/\b(?:hourly|(?:every|each) hour)\b/i, 8760],
  [/\b(?:daily|nightly|(?:every|each) (?:day|night)|once a day)\b/i, 365],
  [/\b(?:weekly|(?:every|each) week|once a week)\b/i, 52],
  [/\b(?:monthly|(?:every|each) month|once a month)\b/i, 12],
  [/\b(?:quarterly|(?:every|each) quarter|once a quarter)\b/i, 4],
  [/\b(?:yearly|annually|(?:every|each) year|once a year)\b/i, 1],
];

export function quantitiesOf(text: string): Quantities {
  const quantities = new Map<string, Set<number>>();
  const add = (kind: string, value: number) =>
    quantities.set(kind, (quantities.get(kind) ?? new Set()).add(value));
  for (const { kind, value } of valuesIn(text)) add(kind, value);
  for (const [said, aYear] of FREQUENCIES) if (said.test(text)) add("frequency", aYear);
  return quantities;
}

/** What tells one of several things by its number: "version 2", "kind 0", "port 8080"; where it stands, from 0 to 1. */
export interface Numbered {
  readonly noun: string;
  readonly number: string;
  readonly at: number;
}

const NUMBERED = /(?<![\p{L}\p{N}_])(\p{L}+) (\d+)(?![\p{L}\p{N}_,:/%-]|\.\d)(?: (\p{L}+))?|\bv(\d+)\b/gu;
const YEAR = /^(?:19|20)\d\d$/;

export function numberedIn(text: string): Numbered[] {
  return [...text.matchAll(NUMBERED)].flatMap(([, word = "v", of, next, version]) => {
    const number = of ?? version ?? "";
    const counts = next !== undefined && (UNITS.has(next.toLowerCase()) || /s$/.test(next));
    const isNoun = !isStopWord(word.toLowerCase()) && !/(?:s|ed|ing)$/i.test(word);
    if (counts || !isNoun || YEAR.test(number)) return [];
    const noun = termsOf(word)[0] ?? word;
    return [{ noun: noun === "v" ? "version" : noun, number, at: text.indexOf(number) / text.length }];
  });
}

/** Whether two texts give the same values: 60 seconds are a minute. */
export function areSame(a: Quantities, b: Quantities): boolean {
  const flat = (of: Quantities) =>
    [...of].flatMap(([kind, values]) => [...values].map((v) => `${kind} ${v}`));
  const [ofA, ofB] = [flat(a), new Set(flat(b))];
  return ofA.length > 0 && ofA.length === ofB.size && ofA.every((each) => ofB.has(each));
}

function valuesIn(text: string): { kind: string; value: number }[] {
  const digits = text.replace(NUMBER_WORD, (word) => String(NUMBER_WORDS.indexOf(word.toLowerCase())));
  const numbered = new Set(numberedIn(digits).map(({ number }) => number));
  return [...digits.matchAll(QUANTITY)].flatMap(([, sign, written = "", word = ""]) => {
    const unit = UNITS.get((sign?.trim() ?? word).toLowerCase());
    if (!unit && numbered.has(written)) return [];
    const value = Number(written.replace(/,(?=\d{3}\b)/g, "").replace(/[,:]/g, "."));
    const kind = unit?.kind ?? termsOf(word)[0] ?? "";
    return Number.isFinite(value) ? [{ kind, value: round(value * (unit?.times ?? 1)) }] : [];
  });
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function unitsOf(kinds: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const units = new Map<string, { readonly kind: string; readonly times: number }>();
  for (const [kind, sizes] of Object.entries(kinds))
    for (const [times, words] of Object.entries(sizes))
      for (const word of words.split(" ")) units.set(word, { kind, times: Number(times) });
  return units;
}
