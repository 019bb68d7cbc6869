import type { PricedTokens } from "../prices.ts";

/** What is known of a call so far, also when it ends badly. */
export interface Heard {
  /** The request may have reached the endpoint, and cost something. */
  sent: boolean;
  /** The endpoint has begun to reply. */
  replied: boolean;
  text: string;
  /** Words that are not part of the answer but were paid for: those of a refusal, or thoughts. */
  aside: string;
  refused: boolean;
  finish?: string;
  tokens?: PricedTokens;
  callId?: string;
  responseId?: string;
  responseModel?: string;
  headers(headers: Headers | undefined): void;
}

export function createHeard(): Heard {
  const heard: Heard = {
    sent: false,
    replied: false,
    text: "",
    aside: "",
    refused: false,
    headers(headers) {
      heard.replied = true;
      const callId = headers?.get("x-litellm-call-id");
      // It goes to the log as it is, so it must look like an id.
      if (callId && /^[\w.:-]{1,128}$/.test(callId)) heard.callId = callId;
    },
  };
  return heard;
}
