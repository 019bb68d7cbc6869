import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import type { ChannelSeed } from "../seed/seed.ts";
import { freshChannel, isDirect, type SlackChannel } from "./channel.ts";

export type { ChannelKind, SlackChannel } from "./channel.ts";

export interface OpenedChannel {
  readonly channel: SlackChannel;
  readonly alreadyOpen: boolean;
}

export interface Channels {
  all(): Iterable<SlackChannel>;
  get(id: string): SlackChannel | undefined;
  withName(name: string): SlackChannel | undefined;
  /** The direct message channel of two users, which is opened where it is not. */
  directMessage(one: string, other: string): OpenedChannel;
  /** The direct message channel of three users or more, whose name has the names that are given. */
  groupMessage(users: readonly string[], names: readonly string[]): OpenedChannel;
  /** Puts a channel there, or in the place of the one with its id. */
  put(channel: SlackChannel): void;
}

export function createChannels(seeds: readonly ChannelSeed[], clock: Clock): Channels {
  const now = () => Math.floor(clock.now() / 1000);
  const started = now();
  const channels = new Map(seeds.map((channel) => [channel.id, fromSeed(channel, started)]));

  function opened(users: readonly string[], kind: "im" | "mpim", name: string): OpenedChannel {
    const id = idOfPeople(users, kind);
    const open = channels.get(id);
    if (open !== undefined) return { channel: open, alreadyOpen: true };
    const channel = freshChannel({ id, kind, name, members: new Set(users), created: now() });
    channels.set(id, channel);
    return { channel, alreadyOpen: false };
  }

  return {
    all: () => channels.values(),
    get: (id) => channels.get(id),
    withName: (name) => [...channels.values()].find((channel) => !isDirect(channel) && channel.name === name),
    directMessage: (one, other) => opened([one, other], "im", ""),
    groupMessage: (users, names) => opened(users, "mpim", `mpdm-${[...names].sort().join("--")}-1`),
    put: (channel) => channels.set(channel.id, channel),
  };
}

/** Made of the users' ids, so that they keep the channel when the simulator starts again. */
function idOfPeople(users: readonly string[], kind: "im" | "mpim"): string {
  const digest = createHash("sha256")
    .update([...users].sort().join(" "))
    .digest("hex");
  return `${kind === "im" ? "D" : "G"}${digest.slice(0, 10).toUpperCase()}`;
}

function fromSeed(seed: ChannelSeed, created: number): SlackChannel {
  const kind = seed.private === true ? "group" : "channel";
  return freshChannel({ id: seed.id, kind, name: seed.name, members: new Set(seed.members), created });
}
