import type { Language } from "./language.ts";

/** What stands for a thing that was named before, by language: a pronoun, not an article, and no "there" that says that something is. */
export const REFERS_BACK: Readonly<Record<Language, RegExp>> = {
  en: english(),
  // "Est-il conservé ?", but not "y a-t-il un VPN ?".
  fr: /(?<!\p{L})(?:ça|cela|celui-ci|celle-ci|ceux-ci|celles-ci|ceci)(?!\p{L})|(?<!y a-t-)(?<=-|qu['’])(?:ils?|elles?)(?!\p{L}|\s+y\s+a)/giu,
  // "Sie" is whom one speaks to, and "gibt es" says that something is.
  de: /(?<!\p{L})(?:[Dd]as auch|[Dd]afür|[Dd]avon|[Dd]amit|[Dd]arin|[Dd]azu|[Dd]ieselbe|[Dd]erselbe|[Dd]asselbe|er|sie|ihn|ihm|ihnen)(?!\p{L})/gu,
  // The verb alone says it: "¿cuánto tiempo se guarda?".
  es: /(?<!\p{L})(?:eso|esto|ello|aquello|lo mismo)(?!\p{L})|(?<=(?:cuánto tiempo|cuándo|dónde|cómo|frecuencia)\s+)se(?=\s+\p{L}+\s*(?:\?|$))/giu,
};

/** A noun that a question names itself: behind its article, or written with a capital in German. */
export const NAMES_NOUN: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:an?|the|any|my|our|your|(?:about|of|for|in|on|with|to|from)\s+(?:this|that|these|those))\s+(?!(?:\p{L}+\s+)?(?:ones?|same|others?|more)\b)[\p{L}\p{N}]/iu,
  fr: /(?<!\p{L})(?:(?:une?|des|du|mon|ma|mes|notre|nos|votre|vos)\s+|l['’])[\p{L}\p{N}]/iu,
  de: /(?<=[\p{L},]\s)(?!(?:Sie|Ihr|Ihre[mnrs]?|Ihnen)(?!\p{L}))\p{Lu}/u,
  es: /(?<!\p{L})(?:una?|unos|unas|mis?|nuestr[oa]s?)\s+[\p{L}\p{N}]/iu,
};

function english(): RegExp {
  const be =
    "is|are|was|were|be|been|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|will|would|can|could|should|must|may|might|has|have|had";
  const small =
    "for|in|on|at|of|to|from|with|by|about|again|too|also|instead|today|and|or|but|if|when|because|as|than";
  const ends = `(?=\\s*(?:[?.!,;:)]|$)|\\s+(?:${small}|${be}|does|do|did)\\b)`;
  const leads = `(?<=(?:^|[.?!,]|\\b(?:why|what|how|when|where|who|${small}|so|then|do|does|did|${be}|mean|said))\\s*)`;
  return new RegExp(
    [
      "\\b(?:it|its|they|them|theirs?|themselves|itself|this|these|those)\\b",
      // "Is there a sandbox?" points nowhere; "how do I get there?" does.
      `(?<!\\b(?:${be})\\s+)\\bthere\\b(?!\\s+(?:${be})\\b|['’]s)`,
      // Not of "a key that was used", which only says more of the key.
      `${leads}\\bthat\\b|\\bthat\\b(?=\\s*(?:[?.!,;:)]|$)|\\s+(?:${small})\\b)`,
      `(?<=\\b(?:this|that|which)\\s+)ones?\\b|\\bones?\\b(?!\\s+of\\b)${ends}`,
      `\\bsame\\b${ends}`,
    ].join("|"),
    "giu",
  );
}
