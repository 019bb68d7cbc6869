import type { SlackMessage } from "../workspace/message.ts";

export type StreamChange = StreamStarted | StreamEnded;

/** A message is there that an app has not finished. Each append is told as a change of the message. */
export interface StreamStarted {
  readonly type: "stream-started";
  readonly message: SlackMessage;
  /** When, as a ts of Slack's form. */
  readonly at: string;
}

export interface StreamEnded {
  readonly type: "stream-ended";
  /** As it stays. */
  readonly message: SlackMessage;
  readonly end: StreamEnd;
  readonly at: string;
}

/** The app finished it, its time was up, or a person stopped it. */
export type StreamEnd = "completed" | "expired" | "stopped";
