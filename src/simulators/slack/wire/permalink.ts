import { isReply, type SlackMessage } from "../workspace/message.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The address of a message; that of a reply names its thread too. */
export function permalinkOf(message: SlackMessage, { team }: Pick<Workspace, "team">): string {
  const place = `https://${team.domain}.slack.com/archives/${message.channel}/p${message.ts.replace(".", "")}`;
  return isReply(message) ? `${place}?thread_ts=${message.thread_ts}&cid=${message.channel}` : place;
}
