import type { Language } from "./language.ts";

/** Endings that one word takes on and another form of it has not, the longest first. */
const ENDINGS: Readonly<Record<Language, RegExp>> = {
  en: /(?:es|s)$/,
  fr: /(?:aient|ement|ees|ant|ent|ons|ait|ee|er|es|ez|ir|ie|is|it|us|e|i|s|u|x)$/,
  de: /(?:test|ten|tet|ern|end|en|er|em|es|et|te|st|e|n|s|t)$/,
  es: /(?:ieron|aron|aban|iendo|ando|adas|ados|idas|idos|amos|emos|imos|ada|ado|ida|ido|an|ar|as|en|er|es|ir|os|a|e|o|s)$/,
};

const SHORTEST = 3;

/** A word without accents, case and endings, so that its forms meet. Crude: it only has to tell glossary words apart. */
export function wordKey(word: string, language: Language): string {
  let key = withoutAccents(word.toLowerCase());
  for (;;) {
    const stem = key.replace(ENDINGS[language], "");
    if (stem === key) return key;
    // The plural of a short word: `clés` is `clé`.
    if (stem.length < SHORTEST) return key.length > SHORTEST ? key.replace(/[sx]$/, "") : key;
    key = stem;
  }
}

export function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").replaceAll("œ", "oe");
}

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/iu;

/** `l'erreur` is `erreur`. */
export function withoutElision(word: string): string {
  return word.replace(ELISION, "");
}
