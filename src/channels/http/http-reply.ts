import type { Place, QuestionId } from "../../core/question.ts";
import type { Reply } from "../channel.ts";
import type { AnswerSignals } from "./answer-signals.ts";

/** Growing text is shown at most so often; each time costs the database a signal. */
const SHOW_EVERY_MS = 200;

/** The reply to a question by HTTP: the answer is kept, and whoever holds the request is told to look. */
export function createHttpReply(signals: AnswerSignals, { address }: Place, id: QuestionId): Reply {
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    thinking: async () => ({}),
    progress(_reference, text) {
      const now = performance.now();
      if (address.streams !== "yes" || now - shownAt < SHOW_EVERY_MS) return;
      shownAt = now;
      // Whoever does not see it grow sees the answer.
      signals.tellGrown(id, text).catch(() => {});
    },
    finish: () => signals.tellKept(id),
    // What a client has read cannot be taken back, and nobody deletes a question here.
    withdraw: async () => {},
    leave: async () => {},
  };
}
