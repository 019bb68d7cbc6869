import type { SlackMessage } from "../../workspace/message.ts";
import type { InvariantSettings } from "../settings.ts";
import type { Answer } from "./question.ts";

/** Which message an app's message says that it answers, by its ts. */
export function namedQuestion(message: SlackMessage, { answerKey }: InvariantSettings): string | undefined {
  const named = message.metadata?.event_payload[answerKey];
  return typeof named === "string" ? named : undefined;
}

/** What an app's message is as an answer. */
export function answerOf(
  message: SlackMessage,
  settings: InvariantSettings,
  { continues, loose }: Pick<Answer, "continues" | "loose">,
): Answer {
  const marked = namedQuestion(message, settings) !== undefined;
  return {
    ts: message.ts,
    ...(settings.parts === "consecutive" && { text: message.text }),
    final: isFinal(message, settings),
    continues,
    loose,
    ...(marked && { part: String(message.metadata?.event_payload[settings.partKey] ?? 1) }),
  };
}

/** False for a placeholder, for a stream that goes on, and for what says nothing. */
export function isFinal(message: SlackMessage, settings: InvariantSettings): boolean {
  if (message.streaming_state === "in_progress") return false;
  return saysSomething(message) && !isPlaceholder(message, settings);
}

export function isPlaceholder({ text, metadata }: SlackMessage, { placeholder }: InvariantSettings): boolean {
  return metadata?.event_payload.state === "thinking" || placeholder.test(text);
}

function saysSomething(message: SlackMessage): boolean {
  return message.text !== "" || (message.blocks?.length ?? 0) > 0;
}
