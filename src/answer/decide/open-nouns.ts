import { FUNCTION_WORDS } from "../../language/function-words.ts";
import type { Language } from "../../language/language.ts";
import { informativeWords } from "../../text/words.ts";
import { inEnglish } from "../wordings.ts";
import { type DefiniteNoun, englishNouns } from "./english-nouns.ts";
import { namesIn } from "./names.ts";

/** A definite noun with the words by which it may stand in a text: its own, and the English ones. */
export interface OpenNoun extends DefiniteNoun {
  readonly wordings: readonly (readonly string[])[];
}

/** A longer name says which one it is: "the dead letter queue". */
const LONGEST_KIND = 2;

/**
 * The definite nouns of a question that nothing said before explains.
 * @param said - the informative words of the thread, its own and in English
 */
export function openNouns(question: string, said: ReadonlySet<string>, language: Language): OpenNoun[] {
  const nouns = language === "en" ? englishNouns(question) : foreignNouns(question, language);
  return nouns
    .map((noun) => ({ ...noun, wordings: wordingsOf(noun.kind, language) }))
    .filter(({ wordings }) =>
      wordings.every(
        (words) => words.length > 0 && words.length <= LONGEST_KIND && !words.some((word) => said.has(word)),
      ),
    );
}

export function wordingsOf(text: string, language: Language): string[][] {
  return [...new Set([text, inEnglish(text, language)])].map(informativeWords);
}

type Foreign = Exclude<Language, "en">;

/** Articles, joined with prepositions or not, and what points; then one word, and the one behind it. */
const DEFINITE: Readonly<Record<Foreign, RegExp>> = {
  fr: definite("le|la|les|au|aux|du", "ce|cet|cette|ces", "l['’]"),
  de: definite("der|die|das|dem|den|des|im|am|zum|zur|vom|beim|ins", "dieser|diese|dieses|diesem|diesen"),
  es: definite("el|la|los|las|al|del", "este|esta|estos|estas|ese|esa|esos|esas"),
};

/** A noun that goes on says which one it is: "la clinique du nord". */
const GOES_ON: Readonly<Record<Foreign, RegExp>> = {
  fr: /^(?:de|du|des|d|à|au|aux|en|sans|pour)$/i,
  de: /^(?:der|des|den|von|vom|für|im|in|am|an|auf|mit|ohne|zum|zur|aus)$/i,
  es: /^(?:de|del|en|sin|para|con)$/i,
};

/** What one points at without having named it: a time, a way, the case at hand. */
const NEEDS_NO_NAME: Readonly<Record<Foreign, RegExp>> = {
  fr: /^(?:fois|jour|semaine|mois|année|an|soir|matin|moment|cas|façon|manière|sujet|question|genre|type|sorte|point|but|raison|différence|même|autre|autres|plus|moins|dernier|dernière|premier|première)$/i,
  de: /^(?:Mal|Tag|Woche|Monat|Jahr|Abend|Morgen|Moment|Fall|Fälle|Weise|Art|Thema|Frage|Zweck|Grund|Unterschied|Zeit|Punkt|Stelle)$/i,
  es: /^(?:vez|día|semana|mes|año|tarde|noche|momento|caso|casos|modo|manera|forma|tema|pregunta|tipo|punto|fin|razón|motivo|diferencia|mismo|misma|otro|otra|más|menos|último|última|primer|primera)$/i,
};

function definite(articles: string, pointing: string, elided = "$^"): RegExp {
  return new RegExp(
    `(?<![\\p{L}'’])(?:(?:(${pointing})|${articles})\\s+|${elided})(\\p{L}[\\p{L}\\p{M}-]*)(?![\\p{L}\\p{M}'’-])(?=\\s*([^\\s'’?!.,;:]*))`,
    "giu",
  );
}

/** Stricter than in English: one word, which ends the clause or stands before a small word. */
function foreignNouns(question: string, language: Foreign): DefiniteNoun[] {
  const named = namesIn(question).length > 0;
  return [...question.matchAll(DEFINITE[language])].flatMap(([, pointing, noun = "", next = ""]) => {
    const isSmall = (word: string) => FUNCTION_WORDS[language].has(word.toLowerCase());
    const ends = next === "" || (isSmall(next) && !GOES_ON[language].test(next));
    // German writes its nouns with a capital, so that "das heißt" and "die neue" are none.
    const isNoun = language !== "de" || /^\p{Lu}/u.test(noun);
    if (!ends || !isNoun || isSmall(noun) || NEEDS_NO_NAME[language].test(noun)) return [];
    return [{ kind: noun, isShown: pointing !== undefined && (language === "de" || !named) }];
  });
}
