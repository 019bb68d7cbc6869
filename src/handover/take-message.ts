import type { AskedMessage } from "../channels/inbound.ts";
import { carryOver } from "./carry-over.ts";
import { tooLateWhisper } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";
import { queue } from "./queue.ts";

/**
 * Takes a message that is for the people on the other side of a hand-over, and not for the bot. False where it is
 * for the bot: it is named, or the conversation is not in people's hands.
 */
export async function takeMessage(message: AskedMessage, ports: HandoverPorts): Promise<boolean> {
  if (message.named ?? !message.onlyIfJoined) return false;
  const side = await ports.messages.sideOf(message.place.conversation);
  const kept = side && (await carryOver({ ...message, author: message.asker }, side, ports));
  return kept === "kept" || kept === "known" || takeLate(message, ports);
}

/**
 * A message after the end. In the asker's conversation it is for the bot; below the card, where nobody asks it
 * anything without naming it, whoever wrote is told that it went nowhere.
 */
async function takeLate(
  { messageId, place, asker, forPeople }: AskedMessage,
  { messages, tasks }: HandoverPorts,
): Promise<boolean> {
  // Told of again, it must not become a question.
  if (await messages.has(messageId)) return true;
  const closed = await messages.closedAtDesk(place.conversation);
  if (closed === undefined) return false;
  if (!forPeople) await queue(tasks, [tooLateWhisper(closed, asker)]);
  return true;
}
