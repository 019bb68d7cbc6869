import { CardGoneError } from "../channels/handover-desk.ts";
import { askedIn } from "../language/asked-in.ts";
import type { TaskHandler } from "../store/task-queue.ts";
import { orEnd } from "./bring-card.ts";
import type { HandoverPorts } from "./ports.ts";
import { taskData } from "./task-data.ts";

/**
 * Changes or takes back what was carried over. It is done after the message was carried, or not carried, and shows
 * how the message stands by then, so that doing it again changes nothing.
 */
export function createReviseTask(ports: HandoverPorts): TaskHandler {
  return async (data) => {
    const message = await ports.messages.revised(taskData.revise.parse(data).messageId);
    const handover = message && (await ports.handovers.load(message.handoverId));
    const desk = handover && ports.desks.get(handover.place.channel);
    const target = message?.to === "asker" ? handover : handover?.card && { card: handover.card };
    if (!desk || !target) return;
    const { messageId, author, text, deleted } = message;
    const language = message.to === "asker" ? askedIn(handover.question.text) : "en";
    const carried = { handoverId: handover.id, key: `message:${messageId}`, author, text, language };
    await orEnd(handover.id, ports, async () => {
      await (deleted ? desk.takeBack(target, carried) : desk.amend(target, carried)).catch(unlessCardGone);
    });
  };
}

/** With the card all that was below it is gone, or nobody looks there. */
function unlessCardGone(error: unknown): void {
  if (!(error instanceof CardGoneError)) throw error;
}
