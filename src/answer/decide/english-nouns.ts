import { informativeWords } from "../../text/words.ts";
import { namesIn } from "./names.ts";

export interface DefiniteNoun {
  readonly kind: string;
  /** It is pointed at ("this clinic"), which is more than a definite article. */
  readonly isShown: boolean;
}

const THE = /\b(the)\s+(?=((?:[\p{L}\p{N}'’-]+\s*){1,3}))/giu;
/** Where "this" or "that" goes with a noun, not where it stands alone or begins a clause. */
const SHOWN =
  /(?<=(?:^|[.?!]|\b(?:of|in|for|with|on|about|to|from|at|by|does|did|do|can|could|will|should|would|has|have))\s*)\b(this|that|these|those)\s+(?=((?:[\p{L}\p{N}'’-]+\s*){1,3}))/giu;
const ENDS_NOUN =
  /^(?:is|are|was|were|will|can|could|should|would|do|does|did|has|have|had|may|might|be|been|i|you|we|they|he|she|it|there|the|a|an|in|on|of|to|for|from|with|at|by|and|or|if|not|that|which|who|how|what|when|where|why|kind|way|type|same|first|last|most|best|other|more|difference|number|name|one|ones|amount|meaning|list|time|my|our|your|its|their|provides?|offers?|publish(?:es)?|includes?|pays?|costs?|launched|launch|works?|supports?|uses?|runs?|needs?|starts?|takes?|allows?|requires?|serves?|sends?|returns?|fails?|again|now|today|yet|still|me|us|him|her|them|too|so|as|but|when)$/iu;

/** The nouns of an English question that stand behind "the", or that it points at. */
export function englishNouns(question: string): DefiniteNoun[] {
  const named = namesIn(question);
  return [...question.matchAll(SHOWN), ...question.matchAll(THE)].flatMap(([, article = "", rest = ""]) => {
    const noun: string[] = [];
    for (const word of rest.trim().split(/\s+/)) {
      if (ENDS_NOUN.test(word)) break;
      noun.push(word);
    }
    const words = informativeWords(noun.join(" "));
    // A name elsewhere in the question may be what is pointed at.
    const isShown = !/^the$/i.test(article) && named.every((name) => words.includes(name));
    const isName = !isShown && noun.every((word) => /^\p{Lu}/u.test(word));
    return isName ? [] : [{ kind: noun.join(" "), isShown }];
  });
}
