import { datesIn } from "../../answer/ground/dates.ts";
import { folded, withoutEscapes } from "../../answer/ground/evidence-text.ts";
import { addressesIn, comparable } from "../../answer/ground/links.ts";
import { statedQuantities } from "../../answer/ground/numbers.ts";
import type { Source } from "../../core/answer.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import { plainText } from "../../text/plain.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { isWhole, termsOf } from "../../text/words.ts";
import type { ReadPassage } from "../observation.ts";

/** What a passage says, in the forms in which an answer is compared with it. */
export interface PassageFacts {
  readonly source: Source;
  /** Each informative word, with the number of its sentences that have it. */
  readonly terms: ReadonlyMap<string, number>;
  readonly sentences: number;
  readonly numbers: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** As it is written, white space folded. */
  readonly written: string;
}

/** The same passages are given to the model for one question after the other. */
const known = new Map<string, PassageFacts>();
const MOST_KNOWN = 1_000;

export function factsOf(passage: ReadPassage): PassageFacts {
  const key = `${passage.source}\n${passage.about ?? ""}\n${passage.text}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const facts = readFacts(passage);
  known.set(key, facts);
  return facts;
}

function readFacts({ source, text, about = "" }: ReadPassage): PassageFacts {
  const written = [source, about, text].join("\n").normalize("NFKC");
  const read = withoutEscapes(written);
  const plain = plainText(read);
  const sentences = sentencesOf(plain).map(informativeTerms);
  const terms = new Map<string, number>();
  for (const sentence of sentences) for (const term of sentence) terms.set(term, (terms.get(term) ?? 0) + 1);
  return {
    source,
    terms,
    sentences: sentences.length,
    numbers: new Set(
      statedQuantities(`${read}\n${plain}`, detectLanguage(plain)).flatMap(({ values }) => values),
    ),
    dates: new Set(datesIn(read)),
    addresses: new Set(addressesIn(written).map(comparable)),
    written: folded(`${written}\n${read}\n${plain}`),
  };
}

/** The words of a text that say what it is about, each once; parts of an identifier for themselves. */
export function informativeTerms(text: string): Set<string> {
  return new Set(termsOf(text).filter((term) => !isWhole(term)));
}
