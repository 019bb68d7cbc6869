import type { RetrievedPassage } from "../core/answer.ts";
import type { Turn } from "../core/question.ts";
import { detectLanguage } from "../language/detect-language.ts";
import { informativeWords } from "../text/words.ts";
import { wordingsOf } from "./decide/open-nouns.ts";
import { isFragment, subjectsOf, subjectWords } from "./leaning.ts";
import type { Understood } from "./understand.ts";

const LEADERS = 3;
/** A passage that holds so much of the question before is about that too. */
const MOST = 0.6;

/**
 * Whether a fragment changes the subject: what it names ("what about printing?") is what a heading names, and no passage
 * tells of that and of what was asked before ("and in staging?", where the limits of staging stand among the limits).
 *
 * @param alone what is found for the fragment alone
 * @param together what is found for it with its thread
 */
export function isAnotherSubject(
  { text, language }: Pick<Understood, "text" | "language">,
  thread: readonly Turn[],
  alone: readonly RetrievedPassage[],
  together: readonly RetrievedPassage[],
): boolean {
  const before = subjectsOf(text, thread, language).at(-1)?.text;
  if (before === undefined || !isFragment(text, language)) return false;
  const own = wordingsOf(subjectWords(text, language).join(" "), language);
  const asked = wordingsOf(before, detectLanguage(before, language));
  const holds = (held: ReadonlySet<string>, share: number, wordings: typeof own) =>
    wordings.some((words) => words.filter((word) => held.has(word)).length >= share * words.length);
  return (
    alone.slice(0, LEADERS).some((each) => holds(namesOf(each), 1, own)) &&
    !together.some((each) => holds(wordsOf(each), 1, own) && holds(wordsOf(each), MOST, asked))
  );
}

function namesOf({ title, headings }: RetrievedPassage): ReadonlySet<string> {
  return new Set(informativeWords([title, ...headings].join("\n")));
}

function wordsOf({ title, headings, text }: RetrievedPassage): ReadonlySet<string> {
  return new Set(informativeWords([title, ...headings, text].join("\n")));
}
