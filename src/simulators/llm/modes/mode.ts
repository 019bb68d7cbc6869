import type { ChatRequest } from "../chat/chat-request.ts";
import type { ModelAnswer } from "../chat/model-answer.ts";
import type { ErrorReply } from "../wire/error-reply.ts";

/** A chat completion that is asked for. */
export interface ChatCall {
  readonly request: ChatRequest;
  /** As it came, for a mode that hands it on. */
  readonly body: string;
  /** Aborted where nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** What a mode makes of a call: what the model says, a reply that was recorded, or an error. */
export type Produced =
  | { readonly type: "answer"; readonly answer: ModelAnswer }
  | { readonly type: "recorded"; readonly reply: RecordedReply }
  | { readonly type: "error"; readonly reply: ErrorReply };

export interface RecordedReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly RecordedPiece[];
}

export interface RecordedPiece {
  /** In milliseconds since the piece before it, or since the request. */
  readonly after: number;
  readonly text: string;
}

/** Where answers come from. */
export type Mode = (call: ChatCall) => Produced | Promise<Produced>;
