import type { TaskHandler } from "../store/task-queue.ts";
import { bringCard, orEnd } from "./bring-card.ts";
import { openedNotice } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { queue } from "./queue.ts";
import { taskData } from "./task-data.ts";

export function createCardTask(ports: HandoverPorts): TaskHandler {
  return async (data, { retry }) => {
    const { handoverId, announce } = taskData.card.parse(data);
    const handover = await ports.handovers.load(handoverId);
    const desk = handover && ports.desks.get(handover.place.channel);
    if (!desk) return;
    await orEnd(handoverId, ports, async () => {
      await bringCard(handover, desk, retry > 0, ports);
      if (announce) await queue(ports.tasks, [openedNotice(handoverId)]);
    });
  };
}
