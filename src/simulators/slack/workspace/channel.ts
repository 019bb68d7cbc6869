/** As the Events API names them: public channel, private channel, direct message of two, of several. */
export type ChannelKind = "channel" | "group" | "im" | "mpim";

/** A conversation as the workspace holds it. Never changed: what happens to it puts another in its place. */
export interface SlackChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  /** Empty for a direct message of two. */
  readonly name: string;
  readonly members: ReadonlySet<string>;
  /** In seconds since the epoch. */
  readonly created: number;
  /** The id of the user who made it; empty where the seed did. */
  readonly creator: string;
  readonly archived: boolean;
  readonly topic: ChannelNote;
  readonly purpose: ChannelNote;
  /** The latest last. */
  readonly previousNames: readonly string[];
}

/** A topic or a purpose, under Slack's own names. */
export interface ChannelNote {
  readonly value: string;
  /** The id of the user who set it last; empty where nobody did. */
  readonly creator: string;
  /** In seconds since the epoch, 0 where nobody set it. */
  readonly last_set: number;
}

const NO_NOTE: ChannelNote = { value: "", creator: "", last_set: 0 };

/** A conversation to which nothing has happened yet. */
export function freshChannel(
  what: Pick<SlackChannel, "id" | "kind" | "name" | "members" | "created"> & { readonly creator?: string },
): SlackChannel {
  return { creator: "", archived: false, topic: NO_NOTE, purpose: NO_NOTE, previousNames: [], ...what };
}

export function isDirect({ kind }: SlackChannel): boolean {
  return kind === "im" || kind === "mpim";
}
