import type { Answer, Progress } from "../core/answer.ts";
import type { Question } from "../core/question.ts";
import type { AnswerPorts, MakeAnswer } from "./ports.ts";
import type { Understood } from "./understand.ts";

/** What an answer is made from. */
export interface Seen {
  /** The version of the knowledge. */
  readonly version: string;
  /** What of it the one who reads the answer may see. */
  readonly scope: string;
}

/** Makes an answer, or has the one to the same question again. A follow-up means what its thread makes of it, and is answered for itself. */
export function shareAnswer(
  { id: questionId, thread }: Question,
  { text: question }: Understood,
  { version: knowledge, scope: audience }: Seen,
  { cache, model }: AnswerPorts,
  signal: AbortSignal | undefined,
  make: MakeAnswer,
): AsyncGenerator<Progress, Answer> {
  if (!cache || thread.length > 0) return make(signal);
  const asked = { questionId, question, knowledge, audience, model: model.name };
  return cache.share(asked, make, signal);
}
