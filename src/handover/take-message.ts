import type { AskedMessage } from "../channels/inbound.ts";
import { carryOver } from "./carry-over.ts";
import type { HandoverPorts } from "./ports.ts";

/**
 * Takes a message that is for the people on the other side of a hand-over, and not for the bot. False where it is
 * for the bot: it is named, or the conversation is not in people's hands.
 */
export async function takeMessage(message: AskedMessage, ports: HandoverPorts): Promise<boolean> {
  if (message.named ?? !message.onlyIfJoined) return false;
  const { messageId, text, place, asker: author } = message;
  const side = await ports.messages.sideOf(place.conversation);
  // Told of again after the end, it must not become a question.
  if (!side) return ports.messages.has(messageId);
  await carryOver({ messageId, author, text }, side, ports);
  return true;
}
