import type { Whisper } from "../channels/handover-desk.ts";
import { askedIn } from "../language/asked-in.ts";
import type { Handover } from "../store/handover.ts";
import type { TaskHandler } from "../store/task-queue.ts";
import { outcomeOf } from "./card-of.ts";
import type { WhisperName } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { taskData } from "./task-data.ts";

/** Tells one person why nothing came of what they did. */
export function createWhisperTask(ports: HandoverPorts): TaskHandler {
  return async (data) => {
    const { handoverId, to, person, whisper: name } = taskData.whisper.parse(data);
    const handover = await ports.handovers.load(handoverId);
    const desk = handover && ports.desks.get(handover.place.channel);
    const whisper = handover && whisperOf(handover, name);
    const target = to === "asker" ? handover : handover?.card && { card: handover.card };
    if (desk && whisper && target)
      await desk.whisper(target, { id: person }, whisper, askedIn(handover.question.text));
  };
}

/** Who has it, or how it ended; undefined where it was given back in the meantime. */
function whisperOf(handover: Handover, name: WhisperName): Whisper | undefined {
  if (name === "already-open" || name === "only-the-asker") return { type: name };
  const end = outcomeOf(handover);
  if (name === "too-late") return end && { type: name, end };
  if (end) return { type: "closed", end };
  return handover.claimedBy && { type: "taken", by: handover.claimedBy };
}
