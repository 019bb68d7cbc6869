import type { SlackMessage } from "./message.ts";
import type { MessageBoard } from "./message-board.ts";

/** Slack lets ephemeral messages go when a client is loaded anew; here the oldest go when there are too many. */
const MOST_KEPT = 10_000;

/** A message that one person sees. */
export interface EphemeralMessage {
  readonly message: SlackMessage;
  readonly user: string;
}

/** The ephemeral messages of a workspace, as long as they are kept. */
export interface EphemeralMessages {
  get(channel: string, ts: string): EphemeralMessage | undefined;
  /** The person's, oldest first; of one channel if it is named. */
  of(user: string, channel?: string): readonly SlackMessage[];
  show(ephemeral: EphemeralMessage): void;
  /** Puts a message in the place of the one with its ts. */
  replace(ephemeral: EphemeralMessage): void;
  remove(ephemeral: EphemeralMessage): void;
}

export function createEphemeralMessages(
  { tell }: Pick<MessageBoard, "tell">,
  most = MOST_KEPT,
): EphemeralMessages {
  const kept = new Map<string, EphemeralMessage>();

  return {
    get: (channel, ts) => kept.get(keyOf({ channel, ts })),
    of: (user, channel) =>
      [...kept.values()]
        .filter((each) => each.user === user && (channel ?? each.message.channel) === each.message.channel)
        .map(({ message }) => message),
    show(ephemeral) {
      kept.set(keyOf(ephemeral.message), ephemeral);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      tell({ type: "ephemeral", ...ephemeral });
    },
    replace(ephemeral) {
      kept.set(keyOf(ephemeral.message), ephemeral);
      tell({ type: "ephemeral-changed", ...ephemeral });
    },
    remove(ephemeral) {
      kept.delete(keyOf(ephemeral.message));
      tell({ type: "ephemeral-deleted", ...ephemeral });
    },
  };
}

function keyOf({ channel, ts }: Pick<SlackMessage, "channel" | "ts">): string {
  return `${channel} ${ts}`;
}
