import type { DeletedMessage, EditedMessage } from "../channels/inbound.ts";
import type { Side } from "../store/handover-side.ts";
import { carriedText } from "./carried-text.ts";
import { cardTask, reviseTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";

/** Lets the other side read what an author has made of a message that was carried over, or is about to be. */
export async function takeEdit(edit: EditedMessage, { messages }: HandoverPorts): Promise<void> {
  const { messageId, editedAt: at } = edit;
  const textFor = (to: Side) => carriedText(edit, to);
  await messages.revise({ type: "edited", messageId, textFor, at }, (id) => [reviseTask(id, messageId)]);
}

/** Takes back what an author has deleted; where that is the question itself, nobody needs to answer it. */
export async function takeDeletion({ messageId }: DeletedMessage, ports: HandoverPorts): Promise<void> {
  const { handovers, messages, clock, emit } = ports;
  const at = new Date(clock.now());
  await messages.revise({ type: "deleted", messageId, at }, (id) => [reviseTask(id, messageId)]);
  const open = await handovers.openFor(messageId);
  if (!open) return;
  const { id: handoverId, openedAt } = open;
  if (await handovers.close(handoverId, { ending: "asker-gone", at }, [cardTask(handoverId)]))
    emit({
      type: "handover_resolved",
      handoverId,
      by: "asker",
      durationMs: at.getTime() - openedAt.getTime(),
    });
}
