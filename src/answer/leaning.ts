import type { Turn } from "../core/question.ts";
import { FOLLOW_UPS } from "../language/follow-ups.ts";
import type { Language } from "../language/language.ts";
import { NAMES_NOUN, REFERS_BACK } from "../language/refers-back.ts";
import { namesIn } from "./decide/names.ts";
import { ownWords } from "./wordings.ts";

/** Whether a question has a word in the place of what was said before it: "how do I fix it?". */
export function refersBack(text: string, language: Language): boolean {
  return text.search(REFERS_BACK[language]) >= 0;
}

/** Whether a question refers to what was said before it, or begins as what goes on from that. */
export function leansBack(text: string, language: Language): boolean {
  return FOLLOW_UPS[language].leansBack.test(text) || refersBack(text, language);
}

/** It puts something beside what was asked, or in its place: "and for refunds?", "refund limits?". */
export function isFragment(text: string, language: Language): boolean {
  const { goesOn, isWhole } = FOLLOW_UPS[language];
  return goesOn.test(text) || !isWhole.test(text);
}

/** The words by which a question says what it is about: "how often?" has none, nor has "that one". */
export function subjectWords(text: string, language: Language): readonly string[] {
  const { measures } = FOLLOW_UPS[language];
  const own = ownWords(text.replace(REFERS_BACK[language], " "), language);
  return own.filter((word) => !measures.test(word));
}

/** Whether a question says something of its own, and has no word in the place of what was said before. */
export function hasSubject(text: string, language: Language): boolean {
  return !refersBack(text, language) && subjectWords(text, language).length > 0;
}

/** Whether a question names what it is about: one verb ("who pays?") does not, one noun ("is there a printer?") does. */
export function namesSubject(text: string, language: Language): boolean {
  const words = subjectWords(text, language).length;
  return words > 1 || (words === 1 && (NAMES_NOUN[language].test(text) || namesIn(text).length > 0));
}

/**
 * The questions before this one that it may go on from, oldest first. "And dead letters?" takes the place of the "and
 * refunds?" before it: both go on from the question that came before them. "And how often?" is asked of the last.
 */
export function subjectsOf(text: string, thread: readonly Turn[], language: Language): Turn[] {
  const asked = thread.filter(({ speaker }) => speaker === "asker");
  const goesOn = (each: string) =>
    FOLLOW_UPS[language].goesOn.test(each) && subjectWords(each, language).length > 0;
  const begun = asked.filter((turn) => !goesOn(turn.text));
  return goesOn(text) && begun.length > 0 ? begun : asked;
}
