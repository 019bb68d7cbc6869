import type { ChatMessage } from "../chat/chat-request.ts";
import { countTokens } from "./tokens.ts";

/** A message's role and its limits count as well, and so does the start of the answer. */
const PER_MESSAGE = 4;
const PER_PROMPT = 3;

export function messageTokens({ content }: ChatMessage): number {
  return PER_MESSAGE + countTokens(content);
}

export function promptTokens(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, message) => sum + messageTokens(message), PER_PROMPT);
}
