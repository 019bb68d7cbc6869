import type { Ticket } from "../calls/slack-calls.ts";

/** What one process knows of a reply that it writes. */
export interface ReplyState {
  /** The first message of the reply, once there is one. */
  ts?: string;
  /** It is being streamed. */
  stream?: OpenStream;
  /** The turn that is kept for the edit that makes an answer of the acknowledgement. */
  finalEdit?: Ticket;
  /** An earlier try may have left messages, or an earlier answer more parts than this one. */
  takenOver: boolean;
  /** This process has shown the asker that it is at work. */
  acknowledged: boolean;
  /** A call may have been done of which we do not know, and may be done even later. */
  inDoubt: boolean;
  hasStatus: boolean;
  /** The latest text that is shown, or was to be. */
  shown: string;
}

export interface OpenStream {
  readonly ts: string;
  readonly startedAt: number;
  /** The turn that is kept for its end. */
  readonly end: Ticket;
  /** What it shows so far; undefined where that is not known. */
  appended: string | undefined;
}

export function newReplyState(): ReplyState {
  return { takenOver: false, acknowledged: false, inDoubt: false, hasStatus: false, shown: "" };
}
