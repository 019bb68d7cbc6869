import { englishCognate } from "./cognates.ts";
import { FUNCTION_WORDS } from "./function-words.ts";
import { GLOSSARIES, type Glossary, LONGEST_TERM } from "./glossary.ts";
import type { Language } from "./language.ts";
import { withoutElision } from "./word-key.ts";

/** What is written alike in every language: names, identifiers, codes, flags, and what stands in backticks. */
const WORD = /(`+)[\s\S]*?\1|[^\s]+/g;
const AROUND = /^[^\p{L}\p{N}_`\-$]+|[^\p{L}\p{N}_`]+$/gu;
const IDENTIFIER = /[\d_/.:`$]|\p{Ll}\p{Lu}|^-|^\p{Lu}{2,}/u;

/**
 * The words to search English knowledge for, of a question in another language: known terms in English, what looks
 * like an English word as that, small words left out, and names as they are. It is no translation to be read.
 */
export function englishQuery(question: string, language: Exclude<Language, "en">): string {
  const glossary = GLOSSARIES[language];
  const words = [...question.matchAll(WORD)].map(([word]) => plainWord(word)).filter(Boolean);
  const english: string[] = [];
  for (let at = 0; at < words.length; ) {
    const term = longestTerm(words, at, language, glossary);
    if (term) english.push(term.english);
    else english.push(...englishOf(words[at] ?? "", language, glossary));
    at += term?.words ?? 1;
  }
  return english.join(" ");
}

function plainWord(word: string): string {
  return word.startsWith("`") ? word : withoutElision(word.replace(AROUND, ""));
}

function longestTerm(words: readonly string[], at: number, language: Language, glossary: Glossary) {
  for (let length = Math.min(LONGEST_TERM, words.length - at); length > 0; length--) {
    const candidate = words.slice(at, at + length);
    if (length === 1 && isOfItself(candidate[0] ?? "", language)) continue;
    const english = glossary.english(candidate);
    if (english) return { english, words: length };
  }
  return undefined;
}

/** A small word of the language is no term, though it may look like one without its ending. */
function isOfItself(word: string, language: Language): boolean {
  return IDENTIFIER.test(word) || FUNCTION_WORDS[language].has(word.toLowerCase());
}

function englishOf(word: string, language: Exclude<Language, "en">, glossary: Glossary): readonly string[] {
  if (IDENTIFIER.test(word)) return [word];
  return word
    .split("-")
    .filter((piece) => piece !== "" && !FUNCTION_WORDS[language].has(piece.toLowerCase()))
    .flatMap((piece) => termOrCognate(piece, language, glossary));
}

function termOrCognate(
  word: string,
  language: Exclude<Language, "en">,
  glossary: Glossary,
): readonly string[] {
  const term = glossary.english([word]);
  if (term) return [term];
  return (language === "de" && compound(word, glossary)) || [englishCognate(word, language)];
}

const SHORTEST_PART = 4;
/** What German puts between the parts of a word. */
const LINK = /(?:s|n|en)$/;

/** `Idempotenzschlüssel` is made of two terms. */
function compound(word: string, glossary: Glossary): readonly string[] | undefined {
  for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
    const second = glossary.english([word.slice(cut)]);
    const head = word.slice(0, cut);
    const first = second && (glossary.english([head]) ?? glossary.english([head.replace(LINK, "")]));
    if (first && second) return [first, second];
  }
  return undefined;
}
