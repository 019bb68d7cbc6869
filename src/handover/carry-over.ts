import type { SaidMessage } from "../channels/handover-desk.ts";
import type { HandoverSide } from "../store/handover-side.ts";
import type { MessageKept } from "../store/keep-handover-message.ts";
import { carriedText } from "./carried-text.ts";
import { dueTask, relayTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { takeClaim } from "./take-claim.ts";

/** Keeps what was said on one side, to be carried to the other; what is kept already stays as it is. */
export async function carryOver(
  said: SaidMessage,
  { id: handoverId, in: side, claimed }: HandoverSide,
  ports: HandoverPorts,
): Promise<MessageKept> {
  const { messageId, author } = said;
  const { messages, clock, timeoutMs } = ports;
  const to = side === "asker" ? "desk" : "asker";
  // Whoever answers first has it, as if by the button.
  if (to === "asker" && !claimed)
    await takeClaim(
      { kind: "claim", eventId: `reply ${messageId}`, handoverId, by: author, claimed: true },
      ports,
    );
  const saidAt = new Date(clock.now());
  return messages.keep({ messageId, handoverId, to, author, text: carriedText(said, to), saidAt }, [
    relayTask(handoverId, messageId),
    ...(to === "desk" ? [dueTask(handoverId, new Date(saidAt.getTime() + timeoutMs))] : []),
  ]);
}
