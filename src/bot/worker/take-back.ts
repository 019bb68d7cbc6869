import type { TakenQuestion } from "../../store/questions.ts";
import type { WorkerPorts } from "./ports.ts";
import { replyFor } from "./reply-for.ts";

/** The asker has deleted the question: its acknowledgement goes too, where there is one. */
export async function takeBack(taken: TakenQuestion, signal: AbortSignal, ports: WorkerPorts): Promise<void> {
  if (taken.reply) await replyFor(taken, signal, ports).withdraw(taken.reply);
  await ports.questions.markDone(taken.claim, new Date(ports.clock.now()), "withdrawn");
}
