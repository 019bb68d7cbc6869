import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import type { ChannelSeed } from "../seed/seed.ts";

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
  /** The direct message channel of two users, which is opened where it is not. */
  directMessage(
    one: string,
    other: string,
  ): { readonly channel: SlackChannel; readonly alreadyOpen: boolean };
}

export function createChannels(seeds: readonly ChannelSeed[], clock: Clock): Channels {
  const created = Math.floor(clock.now() / 1000);
  const channels = new Map(seeds.map((channel) => [channel.id, fromSeed(channel, created)]));

  return {
    all: () => channels.values(),
    get: (id) => channels.get(id),
    withName: (name) =>
      [...channels.values()].find((channel) => channel.kind !== "im" && channel.name === name),
    directMessage(one, other) {
      const id = directMessageId(one, other);
      const open = channels.get(id);
      if (open !== undefined) return { channel: open, alreadyOpen: true };
      const members = new Set([one, other]);
      const channel: SlackChannel = { id, kind: "im", name: "", members, created };
      channels.set(id, channel);
      return { channel, alreadyOpen: false };
    },
  };
}

/** Made of the users' ids, so that they keep the channel when the simulator starts again. */
function directMessageId(one: string, other: string): string {
  const pair = [one, other].sort().join(" ");
  return `D${createHash("sha256").update(pair).digest("hex").slice(0, 10).toUpperCase()}`;
}

function fromSeed(seed: ChannelSeed, created: number): SlackChannel {
  const kind = seed.private === true ? "group" : "channel";
  return { id: seed.id, kind, name: seed.name, members: new Set(seed.members), created };
}
