import type { FollowUp } from "../store/follow-up.ts";
import type { TaskQueue } from "../store/task-queue.ts";

/** Queues work that follows from no change of its own. */
export async function queue(tasks: Pick<TaskQueue, "add">, followUps: readonly FollowUp[]): Promise<void> {
  for (const { startAfter, once, ...task } of followUps)
    await tasks.add(task, { ...(startAfter && { startAfter }), ...(once !== undefined && { once }) });
}
