import type { Language } from "./language.ts";

interface FollowUp {
  /** Words that tell how much is asked for, and not of what: "how often?", "how long exactly?". */
  readonly measures: RegExp;
  /** How a question begins that adds to the one before it. */
  readonly goesOn: RegExp;
  /** How one begins that leans on the one before it, by that or otherwise. */
  readonly leansBack: RegExp;
  /** How a question begins that stands on its own, however short; a fragment ("and limits?") does not. */
  readonly isWhole: RegExp;
}

/** How questions go on from one another, by language. */
export const FOLLOW_UPS: Readonly<Record<Language, FollowUp>> = {
  en: {
    measures: /^(?:often|long|many|much|far|big|large|old|fast|soon|quickly|exactly|precisely)$/i,
    goesOn: /^(?:and|or|but|what about|how about)\b/i,
    leansBack: /^(?:and|or|but|so|also|then|what about|how about)\b/i,
    isWhole:
      /^(?:what|which|who|whose|where|when|why|how|is|are|was|do|does|did|can|could|should|define|explain)\b/i,
  },
  fr: {
    measures: /^(?:souvent|longtemps|temps|loin|grand|vite|exactement|précisément|fois)$/iu,
    goesOn: /^(?:et|ou|mais|qu['’]en est-il|quid)(?!\p{L})/iu,
    leansBack: /^(?:et|ou|mais|donc|alors|aussi|qu['’]en est-il|quid)(?!\p{L})/iu,
    isWhole:
      /^(?:qu['’]|que|quoi|quel|quelle|quels|quelles|qui|où|quand|pourquoi|comment|combien|c['’]est|est-ce|est|sont|peut|peux|puis|dois|doit|faut|explique|à quoi|d['’]où)/iu,
  },
  de: {
    measures: /^(?:oft|lange|lang|viel|viele|weit|groß|schnell|bald|genau|häufig)$/iu,
    goesOn: /^(?:und|oder|aber|was ist mit|wie steht es mit|wie sieht es mit)(?!\p{L})/iu,
    leansBack: /^(?:und|oder|aber|also|dann|auch|was ist mit|wie steht es mit|wie sieht es mit)(?!\p{L})/iu,
    isWhole:
      /^(?:was|welche[nrsm]?|wer|wem|wen|wo|woher|wohin|wofür|wann|warum|wieso|wie|ist|sind|war|kann|können|darf|soll|muss|gibt|erkläre)(?!\p{L})/iu,
  },
  es: {
    measures: /^(?:menudo|tiempo|veces|lejos|grande|rápido|pronto|exactamente|frecuencia)$/iu,
    goesOn: /^¿?(?:y|e|o|u|pero|qué hay de|qué pasa con)(?!\p{L})/iu,
    leansBack: /^¿?(?:y|e|o|pero|entonces|también|qué hay de|qué pasa con)(?!\p{L})/iu,
    isWhole:
      /^¿?(?:qué|que|cuál|cuáles|quién|quiénes|dónde|donde|cuándo|cuando|por qué|cómo|como|cuánto|cuánta|cuántos|cuántas|es|son|puedo|puede|debo|hay|explica|para qué|de dónde)(?!\p{L})/iu,
  },
};
