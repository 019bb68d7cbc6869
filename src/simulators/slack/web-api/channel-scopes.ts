import type { ChannelKind } from "../workspace/channel.ts";

type ByKind = Readonly<Record<ChannelKind, readonly string[]>>;

/**
 * Documented: what a bot may do with a conversation needs a scope of the conversation's kind. Of each list one is
 * enough.
 */
export const CHANNEL_SCOPES = {
  read: { channel: ["channels:read"], group: ["groups:read"], im: ["im:read"], mpim: ["mpim:read"] },
  history: {
    channel: ["channels:history"],
    group: ["groups:history"],
    im: ["im:history"],
    mpim: ["mpim:history"],
  },
  manage: { channel: ["channels:manage"], group: ["groups:write"], im: ["im:write"], mpim: ["mpim:write"] },
  invite: {
    channel: ["channels:manage", "channels:write.invites"],
    group: ["groups:write", "groups:write.invites"],
    im: ["im:write"],
    mpim: ["mpim:write"],
  },
  note: {
    channel: ["channels:manage", "channels:write.topic"],
    group: ["groups:write", "groups:write.topic"],
    im: ["im:write", "im:write.topic"],
    mpim: ["mpim:write", "mpim:write.topic"],
  },
  join: {
    channel: ["channels:join"],
    group: ["channels:join"],
    im: ["channels:join"],
    mpim: ["channels:join"],
  },
} as const satisfies Readonly<Record<string, ByKind>>;

export type ChannelUse = keyof typeof CHANNEL_SCOPES;

/** The scopes of which a method needs one at least, whatever the conversation. */
export function scopesToUse(use: ChannelUse): readonly string[] {
  return [...new Set(Object.values(CHANNEL_SCOPES[use]).flat())];
}
