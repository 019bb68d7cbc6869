import { PlaceGoneError } from "../../channels/channel.ts";
import { reasonOf } from "../../core/errors.ts";
import { ClaimLostError, type TakenQuestion } from "../../store/questions.ts";
import type { WorkerPorts } from "./ports.ts";

/**
 * With the queue's pauses, which grow to a minute, about half an hour: longer than Slack is away, and an end,
 * because the later questions of the conversation wait for it.
 */
const MOST_FAILURES = 35;

/** Decides what becomes of a question whose try has failed. What it throws is tried again by the queue. */
export async function settleFailure(
  error: unknown,
  { claim, withdrawn }: TakenQuestion,
  signal: AbortSignal,
  { questions, clock, emit }: WorkerPorts,
): Promise<void> {
  // Another try has the question: it sends the answer, and this one is over.
  if (error instanceof ClaimLostError || signal.reason instanceof ClaimLostError) return;
  // This process stops, or another one has the job.
  if (signal.aborted) throw error;

  const report = (errorType: string) =>
    emit({ type: "error_occurred", errorType, message: reasonOf(error), questionId: claim.questionId });
  const end = (ending?: "withdrawn" | "failed") =>
    questions.markDone(claim, new Date(clock.now()), ending).catch(unlessTakenOver);

  if (error instanceof PlaceGoneError) {
    report("nobody_to_answer");
    return end(withdrawn ? "withdrawn" : undefined);
  }
  const failures = await questions.noteFailure(claim).catch(unlessTakenOver);
  if (failures === undefined) return;
  if (failures < MOST_FAILURES) {
    report("reply");
    throw error;
  }
  report("given_up");
  await end(withdrawn ? "withdrawn" : "failed");
}

function unlessTakenOver(error: unknown): undefined {
  if (!(error instanceof ClaimLostError)) throw error;
}
