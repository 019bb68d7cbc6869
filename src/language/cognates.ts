import type { Language } from "./language.ts";
import { withoutAccents } from "./word-key.ts";

/** Endings by which words of one origin differ. */
const ENDINGS: Readonly<Record<Exclude<Language, "en">, readonly (readonly [RegExp, string])[]>> = {
  fr: [
    [/iques?$/, "ic"],
    [/tés?$/, "ty"],
    [/eurs?$/, "or"],
    [/aires?$/, "ary"],
    [/iser$/, "ize"],
  ],
  de: [
    [/tionen$/, "tion"],
    [/tät(?:en)?$/, "ty"],
    [/ieren$/, "e"],
    [/enz(?:en)?$/, "ence"],
    [/isch(?:e[nrsm]?)?$/, "ic"],
    [/ie(?:n)?$/, "y"],
  ],
  es: [
    [/ci[oó]n(?:es)?$/, "tion"],
    [/dad(?:es)?$/, "ty"],
    [/encias?$/, "ence"],
    [/ic[oa]s?$/, "ic"],
    [/ari[oa]s?$/, "ary"],
    [/izar$/, "ize"],
  ],
};

/** How an English word of the same origin would be written: `partición` as `partition`. Others only lose their accents. */
export function englishCognate(word: string, language: Exclude<Language, "en">): string {
  const lower = word.toLowerCase();
  const [ending, english = ""] = ENDINGS[language].find(([each]) => each.test(lower)) ?? [];
  return withoutAccents(ending ? lower.replace(ending, english) : word);
}
