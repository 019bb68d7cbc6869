import {
  CardGoneError,
  type CarriedMessage,
  type HandoverDesk,
  type HandoverTarget,
} from "../channels/handover-desk.ts";
import { askedIn } from "../language/asked-in.ts";
import type { Handover } from "../store/handover.ts";
import type { HandoverMessage } from "../store/handover-message.ts";
import type { TaskHandler } from "../store/task-queue.ts";
import { bringCard, orEnd } from "./bring-card.ts";
import type { HandoverPorts } from "./ports.ts";
import { taskData } from "./task-data.ts";

/** Carries a message to the other side, once: an earlier try that may have posted it is looked for. */
export function createRelayTask(ports: HandoverPorts): TaskHandler {
  return async (data, { retry }) => {
    const message = await ports.messages.waiting(taskData.relay.parse(data).messageId);
    const handover = message && (await ports.handovers.load(message.handoverId));
    const desk = handover && ports.desks.get(handover.place.channel);
    if (!desk) return;
    await orEnd(handover.id, ports, async () => {
      await carry(message, handover, desk, retry > 0, ports);
      await ports.messages.markRelayed(message.messageId, new Date(ports.clock.now()));
      ports.emit({ type: "handover_relayed", handoverId: handover.id, to: message.to });
    });
  };
}

async function carry(
  { messageId, author, text, to }: HandoverMessage,
  handover: Handover,
  desk: HandoverDesk,
  mayExist: boolean,
  ports: HandoverPorts,
): Promise<void> {
  const carried: CarriedMessage = { handoverId: handover.id, key: `message:${messageId}`, author, text };
  const language = askedIn(handover.question.text);
  if (to === "asker") return desk.carry(handover, { ...carried, language }, mayExist);
  const known = await cardFor(handover, desk, mayExist, ports);
  if (!known) return;
  try {
    await desk.carry(known, carried, mayExist);
  } catch (error) {
    if (!(error instanceof CardGoneError)) throw error;
    const { card: _, ...withoutCard } = handover;
    // An earlier try may have posted it, and been killed before it noted where.
    const another = await cardFor(withoutCard, desk, mayExist, ports);
    if (another) await desk.carry(another, carried, false);
  }
}

async function cardFor(
  handover: Handover,
  desk: HandoverDesk,
  mayExist: boolean,
  ports: HandoverPorts,
): Promise<HandoverTarget | undefined> {
  const card = handover.card ?? (await bringCard(handover, desk, mayExist, ports));
  return card && { card };
}
