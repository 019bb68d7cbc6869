import type { Turn } from "../core/question.ts";
import { detectLanguage } from "./detect-language.ts";
import type { Language } from "./language.ts";

/** The language of a question; where that tells nothing ("GLP-1001?"), of what its asker said last that does. */
export function askedIn(text: string, thread: readonly Turn[] = []): Language {
  const asked = thread.filter(({ speaker }) => speaker === "asker");
  return [...asked, { text }].reduce<Language>((before, turn) => detectLanguage(turn.text, before), "en");
}
