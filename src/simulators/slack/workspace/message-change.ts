import type { SlackMessage } from "./message.ts";

/** What happened to a message; the state holds it already. */
export type MessageChange =
  | MessagePosted
  | MessageChanged
  | MessageDeleted
  | MessageReacted
  | MessageEphemeral;

export interface MessagePosted {
  readonly type: "posted";
  readonly message: SlackMessage;
}

export interface MessageChanged {
  readonly type: "changed";
  readonly message: SlackMessage;
  readonly previous: SlackMessage;
  /** When, as a ts of Slack's form. */
  readonly at: string;
}

export interface MessageDeleted {
  readonly type: "deleted";
  readonly previous: SlackMessage;
  readonly at: string;
}

/** A reaction was added or removed. */
export interface MessageReacted {
  readonly type: "reacted";
  readonly user: string;
  readonly reaction: string;
  readonly added: boolean;
  readonly message: SlackMessage;
  readonly previous: SlackMessage;
  readonly at: string;
}

/** A message that only one person sees was shown, was changed by its app, or is gone. */
export interface MessageEphemeral {
  readonly type: "ephemeral" | "ephemeral-changed" | "ephemeral-deleted";
  readonly message: SlackMessage;
  readonly user: string;
}
