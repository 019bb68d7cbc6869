import type { Resolution } from "../channels/inbound.ts";
import { cardTask, noticeTask, whisperTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { queue } from "./queue.ts";

/** Closes a hand-over for an agent, or for the one who asked. */
export async function takeResolution(
  { handoverId, by, side, note, eventId }: Resolution,
  ports: HandoverPorts,
): Promise<void> {
  const { handovers, clock, emit } = ports;
  const handover = await handovers.load(handoverId);
  if (!handover) return;
  const refuse = (whisper: "not-yours" | "only-the-asker") =>
    queue(ports.tasks, [whisperTask(handoverId, side, by, whisper)]);
  const askers = [handover.requestedBy.id, handover.question.asker.id];
  if (side === "asker" && !askers.includes(by.id)) return refuse("only-the-asker");

  const at = new Date(clock.now());
  const ending = side === "asker" ? "resolved-by-asker" : "resolved-by-agent";
  const other = side === "asker" ? "desk" : "asker";
  const closed = await handovers.close(handoverId, { ending, at, by, ...(note && { note }) }, [
    cardTask(handoverId),
    noticeTask(handoverId, other, "closed", eventId),
  ]);
  if (!closed) return refuse("not-yours");
  const durationMs = at.getTime() - handover.openedAt.getTime();
  emit({ type: "handover_resolved", handoverId, by: side === "asker" ? "asker" : "agent", durationMs });
}
