import { lateAnswer } from "../late-answer.ts";
import type { Model } from "../model.ts";

/** A model that is given up where the whole answer takes too long, with all waiting and trying again before it. */
export function withDeadline(model: Model, answerMs: number): Model {
  return {
    ...model,
    async *generate(request) {
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(lateAnswer(answerMs, false)), answerMs);
      const signal = request.signal ? AbortSignal.any([deadline.signal, request.signal]) : deadline.signal;
      try {
        return yield* model.generate({ ...request, signal });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
