import type { Question } from "../core/question.ts";
import { detectLanguage } from "../language/detect-language.ts";
import { isFragment } from "./leaning.ts";

/**
 * The reply to a question back ("a backup", to "What is this about?") with the question that it completes ("How do I
 * restore it?"), as if both had been asked at once. A whole question in its place is one of its own.
 */
export function completed(question: Question): Question {
  const { text, thread } = question;
  const [unclear, askedBack] = thread.slice(-2);
  if (!askedBack?.asksBack || unclear?.speaker !== "asker") return question;
  const before = thread.slice(0, -2);
  if (!isFragment(text, detectLanguage(text))) return { ...question, thread: before };
  return { ...question, text: `${unclear.text} ${text}`, thread: before };
}
