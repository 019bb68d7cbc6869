import { CardGoneError, type HandoverNews } from "../channels/handover-desk.ts";
import { askedIn } from "../language/asked-in.ts";
import type { Handover } from "../store/handover.ts";
import type { TaskHandler } from "../store/task-queue.ts";
import { orEnd } from "./bring-card.ts";
import { outcomeOf } from "./card-of.ts";
import type { HandoverPorts } from "./ports.ts";
import { taskData } from "./task-data.ts";

/** Tells one side what became of a hand-over, once. */
export function createNoticeTask(ports: HandoverPorts): TaskHandler {
  return async (data, { retry }) => {
    const { handoverId, to, news: type, by, cause } = taskData.notice.parse(data);
    const handover = await ports.handovers.load(handoverId);
    const desk = handover && ports.desks.get(handover.place.channel);
    const news = handover && newsOf(handover, type, by);
    const target = to === "asker" ? handover : handover?.card && { card: handover.card };
    if (!desk || !news || !target) return;
    const language = askedIn(handover.question.text);
    const notice = { handoverId, key: `${type}:${cause}`, news, language };
    await orEnd(handoverId, ports, async () => {
      await desk.tell(target, notice, retry > 0).catch((error: unknown) => {
        // Whoever deleted the card of a hand-over that has ended does not want to hear of it.
        if (!(error instanceof CardGoneError)) throw error;
      });
    });
  };
}

/** Undefined for what is not so any more. */
function newsOf(handover: Handover, type: HandoverNews["type"], by?: string): HandoverNews | undefined {
  const end = outcomeOf(handover);
  if (type === "closed") return end && { type, end };
  if (type === "claimed") return by === undefined ? undefined : { type, by: { id: by } };
  return end ? undefined : { type };
}
