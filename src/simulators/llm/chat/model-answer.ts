import { tokensOf } from "../tokens/tokens.ts";
import type { ChatRequest } from "./chat-request.ts";

export type FinishReason = "stop" | "length" | "content_filter";

/** What a model says, before stop words and bounds are held against it. */
export interface ModelAnswer {
  readonly text: string;
  /** Said in place of an answer: `text` is then passed over. */
  readonly refusal?: string | undefined;
  /** `stop` unless said. */
  readonly finish?: FinishReason | undefined;
}

/** What is sent of an answer: in tokens, and why there are no more. */
export interface SentAnswer {
  readonly field: "content" | "refusal";
  readonly tokens: readonly string[];
  readonly finish: FinishReason;
}

/** Ends an answer before the first of the stop words, and where the tokens that it may have are used up. */
export function sentAnswer(
  { text, refusal, finish = "stop" }: ModelAnswer,
  { stop, maxTokens }: Pick<ChatRequest, "stop" | "maxTokens">,
): SentAnswer {
  const tokens = tokensOf(beforeStop(refusal ?? text, stop));
  const field = refusal === undefined ? "content" : "refusal";
  if (maxTokens === undefined || tokens.length <= maxTokens) return { field, tokens, finish };
  return { field, tokens: tokens.slice(0, maxTokens), finish: "length" };
}

function beforeStop(text: string, stop: readonly string[]): string {
  const ends = stop.map((word) => text.indexOf(word)).filter((at) => at >= 0);
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends));
}
