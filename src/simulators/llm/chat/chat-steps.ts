import type { CallLatency } from "../latency/latency.ts";
import { jsonSteps, type Step } from "../play/step.ts";
import type { SentAnswer } from "./model-answer.ts";

/** All that an answer is written from. */
export interface ChatReply {
  /** Without `chatcmpl-`. */
  readonly id: string;
  /** In seconds since the epoch. */
  readonly created: number;
  readonly model: string;
  readonly answer: SentAnswer;
  /** Whatever is told of the tokens used; nothing where a fault keeps it back. */
  readonly usage: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly latency: CallLatency;
}

/** The whole answer, once its last token would be there. */
export function wholeSteps({ answer, usage, headers, latency, ...reply }: ChatReply): readonly Step[] {
  const { field, tokens, finish } = answer;
  const text = tokens.join("");
  const message = {
    role: "assistant",
    content: field === "content" ? text : null,
    refusal: field === "refusal" ? text : null,
  };
  const body = {
    ...head(reply, "chat.completion"),
    choices: [{ index: 0, message, finish_reason: finish, logprobs: null }],
    ...(usage !== undefined && { usage }),
  };
  const milliseconds = latency.firstTokenMs + latency.perTokenMs * Math.max(0, tokens.length - 1);
  return [{ type: "wait", milliseconds }, ...jsonSteps(200, body, headers, tokens.length)];
}

export interface StreamSettings {
  /** How many tokens a chunk brings. */
  readonly chunkTokens: number;
  readonly includeUsage: boolean;
}

/** The answer as server-sent events: chunks, why it ends, what it used where that is asked for, and `[DONE]`. */
export function streamSteps(
  { answer, usage, headers, latency, ...reply }: ChatReply,
  { chunkTokens, includeUsage }: StreamSettings,
): readonly Step[] {
  const { field, tokens, finish } = answer;
  const common = head(reply, "chat.completion.chunk");
  // Documented: where usage is asked for every chunk has the field, null but in the last one.
  const unused = includeUsage ? { usage: null } : {};
  const event = (fields: object, count = 0): Step => write({ ...common, ...fields }, count);
  const chunk = (delta: object, reason: string | null, count = 0) =>
    event({ choices: [{ index: 0, delta, finish_reason: reason, logprobs: null }], ...unused }, count);

  const steps: Step[] = [
    { type: "head", status: 200, headers: { ...headers, ...EVENT_STREAM } },
    { type: "wait", milliseconds: latency.firstTokenMs },
  ];
  for (let at = 0; at < tokens.length; at += chunkTokens) {
    const brought = tokens.slice(at, at + chunkTokens);
    if (at > 0) steps.push({ type: "wait", milliseconds: latency.perTokenMs * brought.length });
    const role = at === 0 ? { role: "assistant" } : {};
    steps.push(chunk({ ...role, [field]: brought.join("") }, null, brought.length));
  }
  if (tokens.length === 0) steps.push(chunk({ role: "assistant", content: "" }, null));
  steps.push(chunk({}, finish));
  if (includeUsage && usage !== undefined) steps.push(event({ choices: [], usage }));
  steps.push({ type: "write", text: "data: [DONE]\n\n", tokens: 0 }, { type: "end" });
  return steps;
}

const EVENT_STREAM = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" };

function write(content: object, tokens: number): Step {
  return { type: "write", text: `data: ${JSON.stringify(content)}\n\n`, tokens };
}

function head({ id, created, model }: Pick<ChatReply, "id" | "created" | "model">, object: string) {
  return { id: `chatcmpl-${id}`, object, created, model, system_fingerprint: null };
}
