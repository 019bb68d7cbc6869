import type { Passage } from "../../core/answer.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import type { Language } from "../../language/language.ts";
import { blocksOf } from "../../text/blocks.ts";
import { plainLine, plainText } from "../../text/plain.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { DRAFT_PHRASES } from "./draft-phrases.ts";

/** A question as it is written to a first file, in the form of a JSON line. */
export interface DraftQuestion {
  readonly id: string;
  readonly question: string;
  readonly gold: readonly string[];
  readonly reference?: string;
  readonly tags: readonly string[];
  readonly review: string;
}

const SHORTEST = 20;
const LONGEST = 300;
const REVIEW =
  "Made from the section's heading and first sentence: ask it as people would, check its gold, then take this out.";

/** What was made of a section. */
export interface Draft {
  /** Without its id. */
  readonly line: Omit<DraftQuestion, "id">;
  readonly heading: string;
  readonly language: Language;
}

/** A question that the section answers; none where it does not begin with a sentence, or has no heading. */
export function draftQuestion(passage: Passage): Draft | undefined {
  const heading = plainLine(passage.headings.at(-1) ?? "");
  const reference = firstSentenceOf(passage.text);
  if (heading === "" || heading.length > LONGEST / 2 || reference === undefined) return undefined;
  const language = detectLanguage(plainText(passage.text));
  return {
    heading: heading.replace(/[.:!?]+$/u, ""),
    language,
    line: {
      question: questionFor(heading, passage, reference, language),
      gold: [passage.source],
      reference,
      tags: ["draft"],
      review: REVIEW,
    },
  };
}

function questionFor(
  heading: string,
  { title, headings }: Passage,
  sentence: string,
  language: Language,
): string {
  if (heading.endsWith("?")) return heading;
  const isEnglish = language === "en";
  const how = isEnglish ? /^how to\s+(.+)$/iu.exec(heading)?.[1] : undefined;
  if (how !== undefined) return `How do I ${how}?`;
  const words = heading.replace(/[.:!]+$/u, "");
  const defined = isEnglish ? definitionOf(words, sentence) : undefined;
  if (defined !== undefined) return defined;
  const above = plainLine(headings.at(-2) ?? title);
  // In German every noun has its large letter; in other languages it is left as it was written, too.
  return DRAFT_PHRASES[language].about(
    isEnglish ? lowered(words) : words,
    above === "" || above === heading ? undefined : above,
  );
}

/** `What is a hard close?` where the sentence goes "A hard close is ...". */
function definitionOf(words: string, sentence: string): string | undefined {
  const [, article = "", rest = ""] = /^(an?\s+|the\s+)?(.*)$/iu.exec(sentence) ?? [];
  const verb = ["is", "are"].find((each) => rest.toLowerCase().startsWith(`${words.toLowerCase()} ${each} `));
  return verb && `What ${verb} ${article.toLowerCase()}${lowered(words)}?`;
}

/** Names and abbreviations keep their large letters. */
function lowered(words: string): string {
  return /^\p{Lu}\p{Ll}+(?:\s+[\p{Ll}\p{N}]|$)/u.test(words)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words;
}

function firstSentenceOf(markdown: string): string | undefined {
  const block = blocksOf(markdown)[0];
  if (block?.type !== "paragraph") return undefined;
  const sentence = sentencesOf(plainText(block.text))[0]?.replace(/\s+/gu, " ").trim();
  return sentence !== undefined && sentence.length >= SHORTEST && sentence.length <= LONGEST
    ? sentence
    : undefined;
}
