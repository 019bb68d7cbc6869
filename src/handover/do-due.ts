import type { TaskHandler } from "../store/task-queue.ts";
import { cardTask, dueTask, noticeTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { queue } from "./queue.ts";
import { taskData } from "./task-data.ts";

/** Ends a hand-over in which the asker waited too long for a person's word. */
export function createDueTask(ports: HandoverPorts): TaskHandler {
  return async (data) => {
    const { handoverId } = taskData.due.parse(data);
    const handover = await ports.handovers.load(handoverId);
    if (!handover || handover.end || !handover.waitingSince) return;
    const due = handover.waitingSince.getTime() + ports.timeoutMs;
    const now = ports.clock.now();
    if (now < due) return queue(ports.tasks, [dueTask(handoverId, new Date(due))]);

    const ending = handover.claimedBy ? "unanswered" : "unclaimed";
    const closed = await ports.handovers.close(
      handoverId,
      { ending, at: new Date(now) },
      [cardTask(handoverId), noticeTask(handoverId, "asker", "closed", ending)],
      handover.waitingSince,
    );
    if (closed) ports.emit({ type: "handover_timed_out", handoverId, ending });
  };
}
