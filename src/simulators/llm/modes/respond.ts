import type { ChatRequest } from "../chat/chat-request.ts";
import type { ModelAnswer } from "../chat/model-answer.ts";
import type { Mode } from "./mode.ts";

/** A model of the caller's own. What it throws costs its caller a 500. */
export type Respond = (
  request: ChatRequest,
  signal: AbortSignal,
) => string | ModelAnswer | Promise<string | ModelAnswer>;

/** Lets a model of the caller's answer, such as the extractive one. */
export function respondWith(respond: Respond): Mode {
  return async ({ request, signal }) => {
    const said = await respond(request, signal);
    return { type: "answer", answer: typeof said === "string" ? { text: said } : said };
  };
}
