import type { Clock } from "../../../core/clock.ts";
import type { ChannelSeed, WorkspaceSeed } from "./seed.ts";

/** As the Events API names them: public channel, private channel, direct message. */
export type ChannelKind = "channel" | "group" | "im";

export interface SlackChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  /** Empty for a direct message. */
  readonly name: string;
  readonly members: ReadonlySet<string>;
  /** In seconds since the epoch. */
  readonly created: number;
}

export interface Channels {
  all(): Iterable<SlackChannel>;
  get(id: string): SlackChannel | undefined;
  withName(name: string): SlackChannel | undefined;
  /** The direct message channel of the user and the bot, which is opened where it is not. */
  directMessage(user: string): { readonly channel: SlackChannel; readonly alreadyOpen: boolean };
}

export function createChannels(seed: WorkspaceSeed, clock: Clock): Channels {
  const created = Math.floor(clock.now() / 1000);
  const channels = new Map(seed.channels.map((channel) => [channel.id, fromSeed(channel, created)]));

  return {
    all: () => channels.values(),
    get: (id) => channels.get(id),
    withName: (name) =>
      [...channels.values()].find((channel) => channel.kind !== "im" && channel.name === name),
    directMessage(user) {
      // Made of the user's id, so that a person keeps the channel when the simulator starts again.
      const id = `D${user.slice(1)}`;
      const open = channels.get(id);
      if (open !== undefined) return { channel: open, alreadyOpen: true };
      const members = new Set([user, seed.app.botUserId]);
      const channel: SlackChannel = { id, kind: "im", name: "", members, created };
      channels.set(id, channel);
      return { channel, alreadyOpen: false };
    },
  };
}

function fromSeed(seed: ChannelSeed, created: number): SlackChannel {
  const kind = seed.private === true ? "group" : "channel";
  return { id: seed.id, kind, name: seed.name, members: new Set(seed.members), created };
}
