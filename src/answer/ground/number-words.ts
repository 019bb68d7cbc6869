import type { Language } from "../../language/language.ts";

/** The number words of a language below a hundred, and those that multiply what stands before them. */
interface Words {
  readonly values: ReadonlyMap<string, number>;
  readonly and: string;
}

const SCALES: readonly (readonly [string, number])[] = [
  ["dozen dutzend douzaine docena", 12],
  ["hundred hundert cents ciento cientos", 100],
  ["thousand tausend mille mil", 1000],
  ["million millions millionen millón millones", 1_000_000],
  ["billion billions milliarden milliarde milliard milliards", 1_000_000_000],
];
const SCALE_OF = new Map(
  SCALES.flatMap(([names, value]) => names.split(" ").map((name) => [name, value] as const)),
);

const EN_ONES =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const DE_ONES =
  "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(
    " ",
  );
const FR_ONES =
  "- deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const ES_ONES =
  "- dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve".split(
    " ",
  );

const LANGUAGES: Readonly<Record<Language, Words>> = {
  en: { and: "and", values: english() },
  de: { and: "und", values: german() },
  fr: { and: "et", values: french() },
  es: { and: "y", values: spanish() },
};

/** Writes the numbers that a text has as words with digits. */
export function withDigits(
  text: string,
  language: Language,
  change = (_: number, word: string) => word,
): string {
  return text.replace(formOf(language), (words) => {
    const value = numberOf(words.toLowerCase(), LANGUAGES[language]);
    return value === undefined ? words : change(value, words);
  });
}

const forms = new Map<Language, RegExp>();

function formOf(language: Language): RegExp {
  const made = forms.get(language) ?? formFrom(LANGUAGES[language]);
  forms.set(language, made);
  return made;
}

function formFrom({ values, and }: Words): RegExp {
  const names = [...values.keys(), ...SCALE_OF.keys()].sort((a, b) => b.length - a.length).join("|");
  const article = "(?:an?|eine?|une?|una?) ";
  const scale = [...SCALE_OF.keys()].join("|");
  return new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:${article}(?=(?:${scale})(?![\\p{L}\\p{N}_])))?(?:${names})(?:[ -](?:${and} )?(?:${names})){0,8}(?![\\p{L}\\p{N}_])`,
    "giu",
  );
}

function numberOf(words: string, { values, and }: Words): number | undefined {
  let sum = 0;
  let part = 0;
  let rest = words.replace(/^(?:an?|eine?|une?|una?) /, "");
  while (rest !== "") {
    const name = longest(rest, values) ?? longest(rest, SCALE_OF);
    if (!name) return undefined;
    const scale = SCALE_OF.get(name);
    if (scale === undefined) part += values.get(name) ?? 0;
    else if (scale <= 100) part = (part || 1) * scale;
    else {
      sum += (part || 1) * scale;
      part = 0;
    }
    rest = rest.slice(name.length).replace(/^[ -]/, "");
    if (rest.startsWith(`${and} `)) rest = rest.slice(and.length + 1);
  }
  return sum + part;
}

function longest(rest: string, names: ReadonlyMap<string, number>): string | undefined {
  let found: string | undefined;
  for (const name of names.keys())
    if (
      rest.startsWith(name) &&
      /^(?:[ -]|$)/.test(rest.slice(name.length)) &&
      name.length > (found?.length ?? 0)
    )
      found = name;
  return found;
}

function ones(names: readonly string[]): Map<string, number> {
  return new Map(names.flatMap((name, at) => (name === "-" ? [] : [[name, at + 1] as const])));
}

function english(): Map<string, number> {
  const values = ones(EN_ONES);
  values.set("zero", 0).set("once", 1).set("twice", 2);
  for (const [at, ten] of "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").entries())
    values.set(ten, (at + 2) * 10);
  return values;
}

function german(): Map<string, number> {
  const values = ones(DE_ONES);
  const singles = ["ein", ...DE_ONES.slice(1, 9)];
  for (const [at, ten] of "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
    .split(" ")
    .entries()) {
    values.set(ten, (at + 2) * 10);
    for (const [by, one] of singles.entries()) values.set(`${one}und${ten}`, (at + 2) * 10 + by + 1);
  }
  for (const [by, one] of singles.entries())
    values.set(`${one}hundert`, (by + 1) * 100).set(`${one}tausend`, (by + 1) * 1000);
  return values.set("dreissig", 30);
}

function french(): Map<string, number> {
  const values = ones(FR_ONES);
  const tens = "vingt trente quarante cinquante soixante".split(" ");
  for (const [at, ten] of tens.entries()) values.set(ten, (at + 2) * 10);
  for (const [by, one] of FR_ONES.slice(9).entries())
    values.set(`soixante-${one}`, 70 + by).set(`quatre-vingt-${one}`, 90 + by);
  for (const [by, one] of FR_ONES.slice(0, 9).entries())
    if (one !== "-") values.set(`quatre-vingt-${one}`, 81 + by);
  return values.set("quatre-vingts", 80).set("quatre-vingt-un", 81).set("cent", 100);
}

function spanish(): Map<string, number> {
  const values = ones(ES_ONES);
  for (const [at, ten] of "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"
    .split(" ")
    .entries())
    values.set(ten, (at + 2) * 10);
  for (const [by, one] of "uno dós trés cuatro cinco séis siete ocho nueve".split(" ").entries())
    values.set(`veinti${one}`, 21 + by);
  return values.set("cien", 100).set("quinientos", 500);
}
