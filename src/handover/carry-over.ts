import type { SaidMessage } from "../channels/handover-desk.ts";
import type { HandoverSide } from "../store/handover-messages.ts";
import { redact } from "../telemetry/redact.ts";
import { dueTask, relayTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { takeClaim } from "./take-claim.ts";

/** Keeps what was said on one side, to be carried to the other; what is kept already stays as it is. */
export async function carryOver(
  { messageId, author, text }: SaidMessage,
  { id: handoverId, in: side, claimed }: HandoverSide,
  ports: HandoverPorts,
): Promise<void> {
  const { messages, clock, timeoutMs } = ports;
  const to = side === "asker" ? "desk" : "asker";
  // Whoever answers first has it, as if by the button.
  if (to === "asker" && !claimed)
    await takeClaim(
      { kind: "claim", eventId: `reply ${messageId}`, handoverId, by: author, claimed: true },
      ports,
    );
  const saidAt = new Date(clock.now());
  await messages.keep(
    {
      messageId,
      handoverId,
      to,
      author,
      // What the asker lets slip is not spread; what an agent tells, such as an address, is meant to be read.
      text: to === "desk" ? redact(text) : text,
      saidAt,
    },
    [
      relayTask(handoverId, messageId),
      ...(to === "desk" ? [dueTask(handoverId, new Date(saidAt.getTime() + timeoutMs))] : []),
    ],
  );
}
