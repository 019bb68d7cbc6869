import type { Escalation } from "../channels/inbound.ts";
import { escalate } from "./escalate.ts";
import { whisperTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { queue } from "./queue.ts";

/** Somebody pressed the button for a person. Without a desk, or a question any more, nothing comes of it. */
export async function takeEscalation(
  { eventId, questionId, by }: Escalation,
  ports: HandoverPorts,
): Promise<void> {
  const place = await ports.talk.placeOf(questionId);
  if (!place || !ports.desks.has(place.channel)) return;
  const opened = await escalate(
    { eventId, questionId, place, requestedBy: by, reason: "asked-by-button", announce: true },
    ports,
  );
  if (opened.status === "already-open")
    await queue(ports.tasks, [whisperTask(opened.id, "asker", by, "already-open")]);
}
