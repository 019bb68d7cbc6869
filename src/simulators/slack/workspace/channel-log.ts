import type { SlackMessage } from "./message.ts";

/** The messages of one channel, by ts. */
export interface ChannelLog {
  readonly messages: Map<string, SlackMessage>;
  /** The ts of what stands in the channel itself, oldest first. */
  readonly roots: string[];
  /** By the parent's ts. */
  readonly threads: Map<string, Thread>;
}

export interface Thread {
  readonly replies: string[];
  readonly users: Set<string>;
}
