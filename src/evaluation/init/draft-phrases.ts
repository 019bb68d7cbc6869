import type { Language } from "../../language/language.ts";

/** How drafted questions are said in a language. */
interface DraftPhrases {
  readonly about: (heading: string, above: string | undefined) => string;
  /** What documents hardly tell of the things that they are about. */
  readonly untold: readonly ((thing: string) => string)[];
}

/** By the language of the section. */
export const DRAFT_PHRASES: Readonly<Record<Language, DraftPhrases>> = {
  en: {
    about: (heading, above) => `What is there to know about ${heading}${above ? ` in ${above}` : ""}?`,
    untold: [
      (thing) => `How much money went into "${thing}" last year?`,
      (thing) => `Who had the idea of "${thing}", and when?`,
      (thing) => `Which other companies have "${thing}"?`,
    ],
  },
  de: {
    about: (heading, above) => `Was sollte man über ${heading} wissen${above ? ` (${above})` : ""}?`,
    untold: [
      (thing) => `Wie viel Geld floss letztes Jahr in „${thing}“?`,
      (thing) => `Wer hatte die Idee zu „${thing}“, und wann?`,
      (thing) => `Welche anderen Firmen haben „${thing}“?`,
    ],
  },
  es: {
    about: (heading, above) => `¿Qué hay que saber sobre ${heading}${above ? ` (${above})` : ""}?`,
    untold: [
      (thing) => `¿Cuánto dinero se gastó en «${thing}» el año pasado?`,
      (thing) => `¿Quién tuvo la idea de «${thing}», y cuándo?`,
      (thing) => `¿Qué otras empresas tienen «${thing}»?`,
    ],
  },
  fr: {
    about: (heading, above) => `Que faut-il savoir sur ${heading}${above ? ` (${above})` : ""} ?`,
    untold: [
      (thing) => `Combien d’argent a été dépensé pour « ${thing} » l’an dernier ?`,
      (thing) => `Qui a eu l’idée de « ${thing} », et quand ?`,
      (thing) => `Quelles autres entreprises ont « ${thing} » ?`,
    ],
  },
};
