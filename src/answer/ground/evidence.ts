import { oncePerPassage, type PassageWords } from "../../core/once-per-passage.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import { plainText } from "../../text/plain.ts";
import { termsOf } from "../../text/words.ts";
import { inEnglish } from "../wordings.ts";
import { amountsOf } from "./amounts.ts";
import { type Code, codeIn } from "./code.ts";
import { calendarWordsOf, datesIn } from "./dates.ts";
import { folded, withoutEscapes } from "./evidence-text.ts";
import { addressesIn, comparable } from "./links.ts";
import { statedQuantities, unitsNamed } from "./numbers.ts";
import { timesIn } from "./times.ts";

/** What a passage says, in the forms in which statements are compared with it. */
export interface Evidence {
  /** In lower case, as it is written and as it is read, white space folded. */
  readonly words: string;
  readonly code: Code;
  /** Of its own words, and of English ones where it is in another language. */
  readonly terms: ReadonlySet<string>;
  /** The units of each number; an empty one where none stands behind it, `#` and a term where a word does. */
  readonly quantities: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those with a unit that others can be converted to, in the smallest one. */
  readonly amounts: ReadonlySet<string>;
  /** The words that stand behind numbers. */
  readonly counted: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
  /** Its week days and months. */
  readonly calendar: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
}

/** A section that is longer is not read to its end for each answer. */
const MOST_READ = 200_000;

/** Its title, headings and path count too: a model reads them with the text. */
export const evidenceOf: (passage: PassageWords) => Evidence = oncePerPassage(readEvidence);

function readEvidence({ title, headings, source, owner, updated, text }: PassageWords): Evidence {
  const written = [title, ...headings, source, owner, text]
    .filter(Boolean)
    .join("\n")
    .slice(0, MOST_READ)
    .normalize("NFKC");
  const read = withoutEscapes(written);
  const plain = plainText(read);
  const language = detectLanguage(plain);
  const dates = datesIn(`${read}\n${updated ?? ""}`);
  const { times, rest } = timesIn(read);
  const hours = times.flatMap((time) => /^~?(\d+):00$/.exec(time)?.[1] ?? []);
  const quantities = new Map<string, Set<string>>(hours.map((hour) => [hour, new Set([""])]));
  const amounts = new Set<string>();
  const counted = new Set<string>();
  for (const { values, unit, counted: word } of [rest, timesIn(plain).rest].flatMap((each) =>
    statedQuantities(each, language),
  )) {
    if (word) counted.add(word);
    for (const value of values) {
      quantities.set(value, (quantities.get(value) ?? new Set()).add(unit ?? (word ? `#${word}` : "")));
      if (unit) for (const amount of amountsOf(value, unit)) amounts.add(amount);
    }
  }
  return {
    words: folded(`${read}\n${plain}`).toLowerCase(),
    code: codeIn(written, read, plain),
    terms: new Set([
      ...termsOf(read),
      ...termsOf(plain),
      ...termsOf(updated ?? ""),
      ...termsOf(inEnglish(plain, language)),
    ]),
    quantities,
    amounts,
    counted,
    times: new Set(times),
    units: unitsNamed(read),
    dates: new Set(dates),
    calendar: new Set(calendarWordsOf(read, dates)),
    addresses: new Set(addressesIn(written).map(comparable)),
  };
}
