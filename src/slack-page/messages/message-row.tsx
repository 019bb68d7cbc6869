import { memo, useState } from "react";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import { Avatar } from "../shell/avatar.tsx";
import { userNamed } from "../state/names.ts";
import { usePage } from "../state/page-context.ts";
import { fullTimeOf, timeOf } from "../state/times.ts";
import { EditForm } from "./edit-form.tsx";
import { MessageBody } from "./message-body.tsx";
import { MessageFiles } from "./message-files.tsx";
import { MessageTools } from "./message-tools.tsx";
import { Reactions } from "./reactions.tsx";
import { ThreadLink } from "./thread-link.tsx";

interface Props {
  readonly message: SlackMessage;
  /** Whether its author is named above already. */
  readonly goesOn: boolean;
  readonly onlyMine: boolean;
  readonly inThread: boolean;
}

export const MessageRow = memo(function MessageRow({ message, goesOn, onlyMine, inThread }: Props) {
  const { workspace, place } = usePage();
  const [editing, setEditing] = useState(false);
  const user = userNamed(workspace, message.user);
  const name = message.username ?? user.realName;
  const open = place.thread === message.ts && !inThread;
  return (
    <article
      className={`message ${goesOn ? "goes-on" : ""} ${onlyMine ? "only-mine" : ""} ${open ? "open" : ""}`}
      aria-label={`${name}, ${timeOf(message.ts)}`}
      data-ts={message.ts}
    >
      <div className="message-side">{goesOn ? <Time ts={message.ts} /> : <Avatar user={user} />}</div>
      <div className="message-main">
        {!goesOn && (
          <p className="message-head">
            <strong>{name}</strong>
            {message.bot_id !== undefined && <span className="badge">app</span>}
            <Time ts={message.ts} />
          </p>
        )}
        {onlyMine && <p className="only-mine-line">Only visible to you</p>}
        {editing ? (
          <EditForm message={message} onDone={() => setEditing(false)} />
        ) : (
          <MessageBody message={message} />
        )}
        <MessageFiles files={message.files} />
        <Reactions message={message} />
        {!inThread && <ThreadLink message={message} />}
      </div>
      {!onlyMine && !editing && (
        <MessageTools message={message} inThread={inThread} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
});

function Time({ ts }: { readonly ts: string }) {
  return (
    <time title={fullTimeOf(ts)} dateTime={new Date(Number(ts) * 1000).toISOString()}>
      {timeOf(ts)}
    </time>
  );
}
