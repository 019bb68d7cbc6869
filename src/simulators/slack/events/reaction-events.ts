import type { Installation } from "../apps/installation.ts";
import type { MessageReacted } from "../workspace/message-change.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Of the channels that the bot is in. */
export function reactionEvents(
  { user, reaction, added, message, at }: MessageReacted,
  { channels }: Workspace,
  { botUserId }: Installation,
) {
  if (channels.get(message.channel)?.members.has(botUserId) !== true) return [];
  const type: "reaction_added" | "reaction_removed" = added ? "reaction_added" : "reaction_removed";
  return [
    {
      type,
      user,
      reaction,
      item_user: message.user,
      item: { type: "message" as const, channel: message.channel, ts: message.ts },
      event_ts: at,
    },
  ];
}
