import type { WorkspaceChange } from "../workspace/change.ts";
import { isReply, type SlackMessage } from "../workspace/message.ts";

/**
 * A thing with an id of its own that came to be. A replay finds it again as the thing of this kind, by the same
 * author, in the same place, and with the same number of such things before it.
 */
export interface Landmark {
  readonly type: "landmark";
  readonly thing: "message" | "view" | "file" | "channel";
  readonly id: string;
  /** The id of the app or of the person who made it. */
  readonly by: string;
  /** The ids of where it is: the channel and the thread, or the person who sees the view. */
  readonly place: readonly string[];
}

/** The landmark that a change sets, if it sets one. */
export function landmarkOf(change: WorkspaceChange): Landmark | undefined {
  if (change.type === "posted" || change.type === "ephemeral") return messageLandmark(change.message);
  if (change.type === "view-opened") {
    const { id, app_id } = change.view;
    return { type: "landmark", thing: "view", id, by: app_id, place: [change.user] };
  }
  if (change.type === "channel-created") {
    return { type: "landmark", thing: "channel", id: change.channel.id, by: change.user, place: [] };
  }
  if (change.type === "file-created") {
    return { type: "landmark", thing: "file", id: change.file.id, by: change.file.user, place: [] };
  }
  return undefined;
}

function messageLandmark(message: SlackMessage): Landmark {
  const { channel, ts, user, app_id, thread_ts } = message;
  const place = isReply(message) && thread_ts !== undefined ? [channel, thread_ts] : [channel];
  return { type: "landmark", thing: "message", id: ts, by: app_id ?? user, place };
}
