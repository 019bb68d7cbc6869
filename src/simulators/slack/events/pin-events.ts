import type { Installation } from "../apps/installation.ts";
import { pinView } from "../wire/pin-view.ts";
import type { MessagePinned } from "../workspace/pin-change.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Of the channels that the bot is in. */
export function pinEvents(change: MessagePinned, workspace: Workspace, { botUserId }: Installation) {
  const { message, pin, added, user, count, at } = change;
  if (workspace.channels.get(pin.channel)?.members.has(botUserId) !== true) return [];
  const event = {
    user,
    channel_id: pin.channel,
    item: pinView(pin, message, workspace),
    item_user: message.user,
    pin_count: String(count),
    pinned_info: { channel: pin.channel, pinned_by: pin.user, pinned_ts: pin.created },
    event_ts: at,
  };
  return [
    added
      ? { type: "pin_added" as const, ...event }
      : { type: "pin_removed" as const, ...event, has_pins: count > 0 },
  ];
}
