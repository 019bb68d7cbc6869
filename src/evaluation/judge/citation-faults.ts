import { shortened } from "../../core/shortened.ts";
import type { Observation } from "../observation.ts";
import { type GroundedClaim, stands } from "./grounding.ts";
import { factsOf, informativeTerms } from "./passage-facts.ts";

/** A source that is cited and was never retrieved, if any. An answer that needed no search has retrieved nothing. */
export function inventedCitation({ cited, ranking, passages }: Observation): string | undefined {
  if (ranking === null) return undefined;
  const retrieved = new Set(passages.length > 0 ? passages.map(({ source }) => source) : ranking);
  const invented = cited.find(({ source }) => !retrieved.has(source));
  return invented && `it cites ${invented.source}, which was not retrieved`;
}

/** A statement whose citation does not support it while another passage does, or a quote that is not in its source. */
export function misplacedCitation(
  { cited, passages }: Observation,
  claims: readonly GroundedClaim[],
): string | undefined {
  const misplaced = claims.find(
    ({ claim, cited, best, wordsDiffer }) =>
      claim.markers.length > 0 && !stands(cited, wordsDiffer) && stands(best, wordsDiffer),
  );
  if (misplaced)
    return `"${shortened(misplaced.claim.text, MOST_SHOWN)}" stands in ${misplaced.best.source}, which it does not cite`;
  const foreign = cited.find(({ source, quote }) => {
    const passage = passages.find((each) => each.source === source);
    return passage && !hasWordsOf(quote, passage);
  });
  return foreign && `the quote of ${foreign.source} is not in it: "${shortened(foreign.quote, MOST_SHOWN)}"`;
}

/** A statement that stands in no passage that the path was given. */
export function unsupportedClaim(claims: readonly GroundedClaim[]): string | undefined {
  const unsupported = claims.find(
    ({ cited, best, wordsDiffer }) => !stands(cited, wordsDiffer) && !stands(best, wordsDiffer),
  );
  if (!unsupported) return undefined;
  const { claim, best } = unsupported;
  const what =
    best.missing !== undefined && !claim.isCode
      ? `"${shortened(best.missing, MOST_SHOWN)}" of it is in none of the passages`
      : `at most ${Math.round(best.containment * 100)} % of its words are in one of the passages`;
  return `"${shortened(claim.text, MOST_SHOWN)}": ${what}`;
}

/** A quote is cut, and written without marks and links; its words are those of its source. */
function hasWordsOf(quote: string, passage: Observation["passages"][number]): boolean {
  const { terms } = factsOf(passage);
  const words = [...informativeTerms(quote.replace(/…$/, ""))];
  return words.filter((term) => terms.has(term)).length >= words.length * LEAST_QUOTED;
}

const LEAST_QUOTED = 0.8;
const MOST_SHOWN = 120;
