import type { QuestionHandler } from "../store/question-queue.ts";
import type { WorkerPorts } from "./worker/ports.ts";
import { replyTo } from "./worker/reply-to.ts";
import { settleFailure } from "./worker/settle-failure.ts";
import { takeBack } from "./worker/take-back.ts";

/**
 * Answers one kept question. It may be called again for the same one, here or elsewhere, after a crash or
 * while an earlier call still runs; then it goes on with what that one left, and that one may write no more.
 */
export function createWorker(ports: WorkerPorts): QuestionHandler {
  return async (questionId, { signal }) => {
    const taken = await ports.questions.take(questionId);
    if (!taken) return;
    try {
      await (taken.withdrawn ? takeBack : replyTo)(taken, signal, ports);
    } catch (error) {
      await settleFailure(error, taken, signal, ports);
    }
  };
}
