import { PlaceGoneError } from "../../channels/channel.ts";
import { reasonOf } from "../../core/errors.ts";
import type { TakenQuestion } from "../../store/questions.ts";
import { isTakenOver } from "./is-taken-over.ts";
import type { WorkerPorts } from "./ports.ts";

/**
 * With the queue's pauses, which grow to a minute, about half an hour: longer than Slack is away, and an end,
 * because the later questions of the conversation wait for it.
 */
const MOST_FAILURES = 35;

/** Decides what becomes of a question whose try has failed. What it throws is tried again by the queue. */
export async function settleFailure(
  error: unknown,
  taken: TakenQuestion,
  signal: AbortSignal,
  ports: WorkerPorts,
): Promise<void> {
  if (isTakenOver(error) || isTakenOver(signal.reason)) return;
  // This process stops, or another one has the job.
  if (signal.aborted) throw error;
  try {
    await count(error, taken, ports);
  } catch (thrown) {
    if (!isTakenOver(thrown)) throw thrown;
  }
}

async function count(error: unknown, { claim, withdrawn }: TakenQuestion, ports: WorkerPorts): Promise<void> {
  const { questions, clock, emit } = ports;
  const { questionId } = claim;
  const report = (errorType: string) =>
    emit({ type: "error_occurred", errorType, message: reasonOf(error), questionId });
  const now = () => new Date(clock.now());

  if (error instanceof PlaceGoneError) {
    await questions.markDone(claim, now(), withdrawn ? "withdrawn" : undefined);
    report("nobody_to_answer");
  } else if ((await questions.noteFailure(claim)) < MOST_FAILURES) {
    report("reply");
    throw error;
  } else {
    await questions.markDone(claim, now(), withdrawn ? "withdrawn" : "failed");
    report("given_up");
  }
}
