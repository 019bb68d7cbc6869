import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { Avatar } from "../shell/avatar.tsx";
import { userNamed } from "../state/names.ts";
import { usePage } from "../state/page-context.ts";
import { timeOf } from "../state/times.ts";

/** How many replies a message has; opens its thread. */
export function ThreadLink({ message }: { readonly message: SlackMessage }) {
  const { workspace, go } = usePage();
  const { channel, ts, thread_ts, subtype, reply_count: count = 0, reply_users = [], latest_reply } = message;
  if (subtype === "thread_broadcast" && thread_ts !== undefined) {
    return (
      <button type="button" className="thread-link" onClick={() => go({ channel, thread: thread_ts })}>
        Replied to a thread
      </button>
    );
  }
  if (count === 0) return null;
  return (
    <button type="button" className="thread-link" onClick={() => go({ channel, thread: ts })}>
      {reply_users.map((id) => (
        <Avatar key={id} user={userNamed(workspace, id)} small />
      ))}
      <span className="thread-count">{count === 1 ? "1 reply" : `${count} replies`}</span>
      {latest_reply !== undefined && <span className="aside">last at {timeOf(latest_reply)}</span>}
    </button>
  );
}
