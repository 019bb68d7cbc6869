import type { Turn } from "../core/question.ts";
import { termsOf } from "../text/words.ts";

export interface Understood {
  /** The question as it was asked, white space folded. */
  readonly text: string;
  /** What is searched for: the question, with its thread's subject where it leans on that. */
  readonly query: string;
}

const LEANS_BACK =
  /^(?:and|or|but|so|also|then|what about|how about)\b|\b(?:it|its|that|this|those|these|them|they|there|one|same)\b/i;
const FEW_TERMS = 2;
/** A question that has its form stands on its own, however short; a fragment ("and limits?") does not. */
const WHOLE =
  /^(?:what|which|who|whose|where|when|why|how|is|are|was|do|does|did|can|could|should|define|explain)\b/i;

/** Completes a follow-up ("and for refunds?") with the question before it, so that it can be searched. */
export function understand(text: string, thread: readonly Turn[]): Understood {
  const previous = thread.filter(({ speaker }) => speaker === "asker").at(-1)?.text;
  const leans = LEANS_BACK.test(text) || (termsOf(text).length <= FEW_TERMS && !WHOLE.test(text));
  return { text, query: previous && leans ? `${previous} ${text}` : text };
}
