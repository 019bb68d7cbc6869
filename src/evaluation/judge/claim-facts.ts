import { datesIn } from "../../answer/ground/dates.ts";
import { folded, withoutEscapes } from "../../answer/ground/evidence-text.ts";
import { addressesIn, comparable } from "../../answer/ground/links.ts";
import { claimedQuantities } from "../../answer/ground/numbers.ts";
import { spansIn } from "../../answer/ground/words-and-code.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import type { Claim } from "./claims.ts";
import { informativeTerms } from "./passage-facts.ts";

/** What of a claim is looked for in passages. */
export interface ClaimFacts {
  readonly terms: ReadonlySet<string>;
  readonly addresses: readonly string[];
  readonly code: readonly string[];
  readonly dates: readonly string[];
  /** Each number with all that it can mean. */
  readonly numbers: readonly (readonly string[])[];
}

const NOTHING: ClaimFacts = { terms: new Set(), addresses: [], code: [], dates: [], numbers: [] };

export function claimFactsOf({ text, isCode }: Claim): ClaimFacts {
  // A line of code stands where it is written, and nowhere else.
  if (isCode) return { ...NOTHING, code: [folded(text.normalize("NFKC"))] };
  const said = text.normalize("NFKC");
  const parts = spansIn(said);
  const words = withoutEscapes(parts.map((part) => (part.isCode ? " " : part.text)).join(""));
  return {
    terms: informativeTerms(said),
    addresses: addressesIn(words).map(comparable),
    code: parts.flatMap((part) => (part.isCode ? codeOf(part.text) : [])),
    dates: datesIn(words),
    numbers: claimedQuantities(words, detectLanguage(words), never).map(({ values }) => values),
  };
}

/** A small number that is a word may count what an answer lists: it claims nothing. */
const never = () => false;

/** A placeholder such as `<id>` stands for what the reader puts there. */
function codeOf(span: string): string[] {
  const code = folded(span.replace(/^`+|`+$/g, ""));
  return /^<[^<>]*>$/.test(code) ? [] : [code];
}
