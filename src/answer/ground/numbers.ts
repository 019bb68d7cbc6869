import { isSmallWord } from "../../language/function-words.ts";
import type { Language } from "../../language/language.ts";
import { stemOf } from "../../text/words.ts";
import { withDigits } from "./number-words.ts";

/** A number of a text with all that it can mean: `1.000` is one, or a thousand where a point parts thousands. */
export interface Quantity {
  readonly values: readonly string[];
  /** The unit right behind it, in one form for all its names. */
  readonly unit?: string;
  /** The word behind it that it may count, as a search term. */
  readonly counted?: string;
}

const UNITS: Readonly<Record<string, string>> = {
  ms: "ms|msecs?|milliseconds?|millisekunden?|millisecondes?|milisegundos?",
  s: "s|secs?|seconds?|sekunden?|secondes?|segundos?",
  min: "min|mins|minutes?|minuten?|minutos?",
  h: "h|hrs?|hours?|stunden?|heures?|horas?",
  d: "d|days?|tagen?|tag|jours?|d[ií]as?",
  wk: "wks?|weeks?|wochen?|semaines?|semanas?",
  mo: "months?|monaten?|monat|mois|mes|meses",
  y: "yrs?|years?|jahren?|jahr|ans?|années?|años?",
  "%": "%|percent|per cent|pct|prozent|pour cent|por ciento",
  b: "bytes?",
  kb: "kb|kilobytes?",
  kib: "kib",
  mb: "mb|megabytes?",
  mib: "mib",
  gb: "gb|gigabytes?",
  gib: "gib",
  tb: "tb|terabytes?",
  usd: "usd|dollars?",
  eur: "eur|euros?|€",
  gbp: "gbp",
  bar: "bar|bars",
  psi: "psi",
  pa: "pa|pascals?",
  kpa: "kpa",
  hpa: "hpa",
  mpa: "mpa",
  v: "volts?",
  kw: "kw|kilowatts?",
  kwh: "kwh",
  hz: "hz|hertz",
  khz: "khz",
  mhz: "mhz",
  ghz: "ghz",
  mm: "mm|millimet(?:er|re)s?",
  cm: "cm|centimet(?:er|re)s?",
  km: "km|kilomet(?:er|re)s?",
  mg: "mg|milligrams?",
  kg: "kg|kilograms?|kilos?",
  ml: "ml|millilit(?:er|re)s?",
  l: "lit(?:er|re)s?",
  c: "°c|celsius",
  f: "°f|fahrenheit",
  rpm: "rpm",
  db: "db|decibels?",
  chf: "chf|francs?|franken",
};
const UNIT_OF = new Map(
  Object.entries(UNITS).map(([unit, names]) => [unit, new RegExp(`^(?:${names})$`, "iu")] as const),
);
const ANY_UNIT = Object.values(UNITS).join("|");
const CURRENCIES: Readonly<Record<string, string>> = { $: "usd", "€": "eur", "£": "gbp" };

const QUANTITY = new RegExp(
  `((?<=[\\s(:=])[-−](?=[$€£]?\\d))?([$€£])?(?<![\\p{L}\\p{N}_]|[\\p{N}][.,]|\\p{L}[-.])(?:v(?=\\d))?(\\d+(?:[.,'’\\u00a0\\u202f]\\d+)*)(e[+-]?\\d{1,3}(?![\\p{L}\\p{N}]))?(k(?![\\p{L}\\p{N}]))?(?:[ \\t\\u00a0\\u202f-]?(${ANY_UNIT})(?![\\p{L}\\p{N}_]))?`,
  "giu",
);

const MEASURES = new RegExp(
  `^[ -](?:${ANY_UNIT}|times|tries|attempts|retries|requests|tokens)(?![\\p{L}\\p{N}_])`,
  "iu",
);
/** Smaller ones may count what an answer lists: "two ways". */
const LEAST_CLAIMED = 10;

const QUALIFIED = new RegExp(`(?<=\\d )\\p{L}{1,20} (?=(?:${ANY_UNIT})(?![\\p{L}\\p{N}_]))`, "giu");
/** The numbers that count points, as in "1) first, 2) then". */
const ENUMERATION = /(?<=^|[\s,;:])\(?\d{1,2}\)(?=\s)/g;

/**
 * The numbers of a text that claims something. A small one that is a word is a number where it counts something that
 * its passage counts: "two ways" does not.
 *
 * @param isCounted whether a passage has a number before such a word
 */
export function claimedQuantities(
  text: string,
  language: Language,
  isCounted: (term: string) => boolean,
): Quantity[] {
  const plain = inAsciiDigits(text.replace(ENUMERATION, "")).replace(HALF_UNIT, "0.5 $1");
  return quantitiesOf(
    withDigitsWhere(plain, language, (value, behind) => {
      if (value >= LEAST_CLAIMED || MEASURES.test(behind)) return true;
      const [, next] = NEXT_WORD.exec(behind) ?? [];
      return next !== undefined && isCounted(stemOf(next.toLowerCase()));
    }),
  );
}

/** The numbers of a text that is evidence, also those that are written as words. */
export function statedQuantities(text: string, language: Language): Quantity[] {
  const plain = inAsciiDigits(text);
  const english = withDigits(plain, "en", String);
  const digits = language === "en" ? english : withDigits(plain, language, String);
  const halves = [...plain.matchAll(HALF)].map(() => ({ values: ["50"], unit: "%" }));
  // "10 business days" are days.
  return [
    ...[...new Set([plain, english, digits, digits.replace(QUALIFIED, "")])].flatMap(quantitiesOf),
    ...halves,
  ];
}

const HALF = /(?<!\p{L})(?:half|hälfte|moitié|mitad)(?!\p{L})/giu;
const HALF_UNIT = new RegExp(
  `(?<!\\p{L})(?:half an?|eine halbe|une demi|media|halbe)[ -](${ANY_UNIT})(?![\\p{L}\\p{N}_])`,
  "giu",
);
const NEXT_WORD = /^[ -](\p{L}{3,40})(?![\p{L}\p{N}_])/u;

function withDigitsWhere(
  text: string,
  language: Language,
  isNumber: (value: number, behind: string) => boolean,
): string {
  let from = 0;
  return withDigits(text, language, (value, words) => {
    const at = text.indexOf(words, from);
    from = at + words.length;
    return isNumber(value, text.slice(from, from + 42)) ? String(value) : words;
  });
}

/** Digits of any script as those of this one. */
function inAsciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}

const NAMED_UNIT = new RegExp(`(?:\\(|_|\\bin )(${ANY_UNIT})(?![\\p{L}\\p{N}])`, "giu");

/** The units that a text names for numbers elsewhere: `(seconds)` in the head of a table, `in days`, `timeout_ms`. */
export function unitsNamed(text: string): Set<string> {
  return new Set([...text.matchAll(NAMED_UNIT)].flatMap(([, name = ""]) => unitOf(name) ?? []));
}

function quantitiesOf(text: string): Quantity[] {
  return [...text.matchAll(QUANTITY)].map(
    ({ 0: all, 1: sign, 2: currency, 3: digits = "", 4: power, 5: kilo, 6: name, index }) => {
      const unit = currency ? CURRENCIES[currency] : name && unitOf(name);
      const factor = kilo ? 1000 : 10 ** Number(power?.slice(1) ?? 0);
      const values = readingsOf(digits).map(
        (value) => (sign ? "-" : "") + (factor === 1 ? value : String(Number(value) * factor)),
      );
      const [, next = ""] = unit
        ? []
        : (NEXT_WORD.exec(text.slice(index + all.length, index + all.length + 42)) ?? []);
      const counts = next !== "" && !isSmallWord(next.toLowerCase());
      return { values, ...(unit && { unit }), ...(counts && { counted: stemOf(next.toLowerCase()) }) };
    },
  );
}

function unitOf(name: string): string | undefined {
  for (const [unit, names] of UNIT_OF) if (names.test(name)) return unit;
  return undefined;
}

const GROUPED = /^\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+$/u;
const GROUPED_WITH_FRACTION = /^\d{1,3}(?:([.,'’\u00a0\u202f])\d{3})+(?!\1)([.,]\d+)$/u;
const FRACTION = /^\d+[.,]\d+$/;

function readingsOf(digits: string): string[] {
  const readings = new Set<string>();
  if (GROUPED.test(digits)) readings.add(canonical(digits.replace(/\D/g, "")));
  const mixed = GROUPED_WITH_FRACTION.exec(digits);
  const fraction = mixed?.[2] ?? "";
  if (mixed)
    readings.add(canonical(`${digits.slice(0, -fraction.length).replace(/\D/g, "")}.${fraction.slice(1)}`));
  if (FRACTION.test(digits)) readings.add(canonical(digits.replace(",", ".")));
  // A version has more points than a number can have.
  readings.add(/^\d+$/.test(digits) ? canonical(digits) : digits);
  return [...readings];
}

/** `007` is 7 and `0.50` is 0.5, and a number of any length stays exact. */
function canonical(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, "");
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
}
