import type { SlackMessage } from "./message.ts";
import type { MessageBoard } from "./message-board.ts";
import type { Pin } from "./pin-change.ts";

export interface Pins {
  /** The latest first. */
  of(channel: string): readonly Pin[];
  has(message: Pick<SlackMessage, "channel" | "ts">): boolean;
  /** Returns false where it is pinned already. */
  add(message: SlackMessage, user: string): boolean;
  /** Returns false where it is not pinned. */
  remove(message: SlackMessage, user: string): boolean;
}

export function createPins(board: Pick<MessageBoard, "tell" | "nextTs">): Pins {
  const pins = new Map<string, Map<string, Pin>>();

  return {
    of: (channel) => [...(pins.get(channel)?.values() ?? [])].reverse(),
    has: ({ channel, ts }) => pins.get(channel)?.has(ts) === true,
    add(message, user) {
      const { channel, ts } = message;
      const here = pins.get(channel) ?? new Map<string, Pin>();
      if (here.has(ts)) return false;
      const at = board.nextTs();
      const pin = { channel, ts, user, created: Math.floor(Number(at)) };
      here.set(ts, pin);
      pins.set(channel, here);
      board.tell({ type: "pinned", message, pin, added: true, user, count: here.size, at });
      return true;
    },
    remove(message, user) {
      const here = pins.get(message.channel);
      const pin = here?.get(message.ts);
      if (here === undefined || pin === undefined) return false;
      here.delete(message.ts);
      const at = board.nextTs();
      board.tell({ type: "pinned", message, pin, added: false, user, count: here.size, at });
      return true;
    },
  };
}
