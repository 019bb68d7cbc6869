import type { SlackMessage } from "./message.ts";

export interface Pin {
  readonly channel: string;
  /** Of the message. */
  readonly ts: string;
  /** Who pinned it. */
  readonly user: string;
  /** In seconds since the epoch. */
  readonly created: number;
}

/** A message was pinned, or is pinned no more; the state holds it already. */
export interface MessagePinned {
  readonly type: "pinned";
  readonly message: SlackMessage;
  readonly pin: Pin;
  readonly added: boolean;
  readonly user: string;
  /** How many the channel has after that. */
  readonly count: number;
  readonly at: string;
}
