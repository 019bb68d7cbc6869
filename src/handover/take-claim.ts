import type { Claim } from "../channels/inbound.ts";
import { cardTask, claimedNotice, dueTask, whisperTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { queue } from "./queue.ts";

/** Gives a hand-over to the first who claims it, and tells all others who has it. */
export async function takeClaim(claim: Claim, ports: HandoverPorts): Promise<void> {
  if (!claim.claimed) return release(claim, ports);
  const { handoverId, by, eventId } = claim;
  const { handovers, timeoutMs, clock, emit } = ports;
  const at = clock.now();
  const won = await handovers.claim(handoverId, by, new Date(at), [
    cardTask(handoverId),
    claimedNotice(handoverId, by, eventId),
    dueTask(handoverId, new Date(at + timeoutMs)),
  ]);
  const handover = await handovers.load(handoverId);
  if (!handover) return;
  if (won) {
    emit({ type: "handover_claimed", handoverId, durationMs: at - handover.openedAt.getTime() });
  } else if (handover.end || handover.claimedBy?.id !== by.id) {
    await queue(ports.tasks, [whisperTask(handoverId, "desk", by, "not-yours")]);
  }
}

/** Anybody at the desk may give it back: whoever has it may have left. */
async function release({ handoverId }: Claim, ports: HandoverPorts): Promise<void> {
  const { handovers, timeoutMs, clock, emit } = ports;
  const at = clock.now();
  const released = await handovers.release(handoverId, new Date(at), [
    cardTask(handoverId),
    dueTask(handoverId, new Date(at + timeoutMs)),
  ]);
  if (released) emit({ type: "handover_released", handoverId });
}
