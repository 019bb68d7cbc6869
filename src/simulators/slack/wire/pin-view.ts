import type { SlackMessage } from "../workspace/message.ts";
import type { Pin } from "../workspace/pin-change.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { messageView } from "./message-view.ts";
import { permalinkOf } from "./permalink.ts";

/** A pinned message as the Web API and the events show it. */
export function pinView(pin: Pin, message: SlackMessage, workspace: Workspace) {
  return {
    type: "message" as const,
    channel: pin.channel,
    created: pin.created,
    created_by: pin.user,
    message: {
      ...messageView(message, workspace),
      user: message.user,
      permalink: permalinkOf(message, workspace),
    },
  };
}
