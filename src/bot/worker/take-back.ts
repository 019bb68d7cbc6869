import type { TakenQuestion } from "../../store/questions.ts";
import type { WorkerPorts } from "./ports.ts";
import { replyFor } from "./reply-for.ts";

/** The asker has deleted the question: what is shown of its reply goes too, also what no try has told of. */
export async function takeBack(taken: TakenQuestion, signal: AbortSignal, ports: WorkerPorts): Promise<void> {
  await replyFor(taken, signal, ports).withdraw(taken.reply ?? {});
  await ports.questions.markDone(taken.claim, new Date(ports.clock.now()), "withdrawn");
}
