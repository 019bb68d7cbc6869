import { PlaceGoneError } from "../channels/channel.ts";
import {
  CardGoneError,
  type CardReference,
  DeskUnavailableError,
  type HandoverDesk,
} from "../channels/handover-desk.ts";
import type { HandoverEnding, HandoverId } from "../core/handover.ts";
import type { Handover } from "../store/handover.ts";
import { cardOf } from "./card-of.ts";
import { carryOver } from "./carry-over.ts";
import { cardTask, noticeTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";

/** Lets the card show how things stand; where there is none, or somebody deleted it, another one is posted. */
export async function bringCard(
  handover: Handover,
  desk: HandoverDesk,
  mayExist: boolean,
  ports: HandoverPorts,
): Promise<CardReference | undefined> {
  const card = await cardOf(handover, ports);
  if (handover.card) {
    try {
      await desk.showCard(handover.card, card);
      if (mayExist) await catchUp(handover, handover.card, desk, ports);
      return handover.card;
    } catch (error) {
      if (!(error instanceof CardGoneError)) throw error;
    }
  }
  // Nobody needs to see it any more.
  if (handover.end && (handover.card || !mayExist)) return undefined;
  const { reference, conversation } = await desk.postCard(card, mayExist);
  await ports.handovers.saveCard(handover.id, reference, conversation);
  await catchUp(handover, reference, desk, ports);
  return reference;
}

/** Until it was noted where the card is, nobody could know for whom the replies below it are. */
async function catchUp(
  { id, claimedBy }: Handover,
  card: CardReference,
  desk: HandoverDesk,
  ports: HandoverPorts,
): Promise<void> {
  let claimed = claimedBy !== undefined;
  for (const message of await desk.saidBelow(card)) {
    await carryOver(message, { id, in: "desk", claimed }, ports);
    claimed = true;
  }
}

/**
 * Runs what writes to a side of a hand-over. Where a side is gone the hand-over ends, and the other side is told;
 * what fails for another reason is thrown, and so tried again.
 */
export async function orEnd(
  handoverId: HandoverId,
  ports: HandoverPorts,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof PlaceGoneError) await end(handoverId, "asker-gone", error, ports);
    else if (error instanceof DeskUnavailableError) await end(handoverId, "desk-unavailable", error, ports);
    else throw error;
  }
}

const REMEDY = "Nothing is to be done: the asker's message or channel was deleted.";

async function end(
  handoverId: HandoverId,
  ending: Extract<HandoverEnding, "asker-gone" | "desk-unavailable">,
  error: PlaceGoneError | DeskUnavailableError,
  { handovers, clock, emit }: HandoverPorts,
): Promise<void> {
  const follow =
    ending === "asker-gone" ? [cardTask(handoverId)] : [noticeTask(handoverId, "asker", "closed", ending)];
  const closed = await handovers.close(handoverId, { ending, at: new Date(clock.now()) }, follow);
  const remedy = error instanceof DeskUnavailableError ? error.remedy : REMEDY;
  if (closed) emit({ type: "handover_failed", handoverId, ending, message: error.message, remedy });
}
