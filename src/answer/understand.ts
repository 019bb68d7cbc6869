import type { Turn } from "../core/question.ts";
import { askedIn } from "../language/asked-in.ts";
import { englishQuery } from "../language/english-query.ts";
import type { Language } from "../language/language.ts";
import { hasSubject, isFragment, leansBack, subjectsOf, subjectWords } from "./leaning.ts";
import { inEnglish } from "./wordings.ts";

export interface Understood {
  /** The question as it was asked, white space folded. */
  readonly text: string;
  /** What is searched for: the question, with its thread's subject where it leans on that, in words of English. */
  readonly query: string;
  /** With what the query begins, where that is another question and this one says itself what it is about. */
  readonly after?: string;
  /** The same in the asker's own words, where those are of another language: the knowledge may be in it too. */
  readonly ownQuery?: string;
  readonly language: Language;
}

const FEW_WORDS = 2;

/** Completes a follow-up ("and for refunds?") with the question before it, so that it can be searched. */
export function understand(text: string, thread: readonly Turn[]): Understood {
  const language = askedIn(text, thread);
  const previous = leansOnThread(text, language)
    ? subjectsOf(text, thread, language).at(-1)?.text
    : undefined;
  const completed = previous ? `${previous} ${text}` : text;
  const before = previous && hasSubject(text, language) ? { after: inEnglish(previous, language) } : {};
  return language === "en"
    ? { text, query: completed, ...before, language }
    : { text, query: englishQuery(completed, language), ...before, ownQuery: completed, language };
}

/** It refers to what was said, is a fragment, or names nothing itself ("how often?"). */
function leansOnThread(text: string, language: Language): boolean {
  const own = subjectWords(text, language);
  return (
    leansBack(text, language) || (own.length <= FEW_WORDS && isFragment(text, language)) || own.length === 0
  );
}
