import type { AppAnswer } from "../delivery/transport.ts";
import type { PostOutcome } from "./post.ts";

/** What an app's response means. Documented: 2xx acknowledges, and its body answers a command or an interaction. */
export function answerOf(outcome: PostOutcome): AppAnswer {
  if ("failed" in outcome) return { acknowledged: false, reason: outcome.failed };
  const { status, headers, text } = outcome;
  if (status >= 200 && status < 300) return { acknowledged: true, payload: payloadOf(text) };
  const final = headers["x-slack-no-retry"] === "1";
  return { acknowledged: false, reason: "http_error", ...(final && { final }) };
}

/** Documented: a body that is no JSON is the text of the answer. */
function payloadOf(text: string): unknown {
  if (text.trim() === "") return undefined;
  return parsedJson(text) ?? { text };
}

export function parsedJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
