import { useEffect, useRef } from "react";
import { Composer } from "../composer/composer.tsx";
import { Icon } from "../design/icon.tsx";
import { PaneHead } from "../shell/pane-head.tsx";
import { titleOf } from "../state/names.ts";
import { usePage } from "../state/page-context.ts";
import { AgentStatus } from "./agent-status.tsx";
import { MessageList } from "./message-list.tsx";
import { useMessages } from "./use-messages.ts";

interface Props {
  readonly channel: string;
  readonly thread: string;
}

/** A message and its replies, beside the channel. */
export function ThreadPane({ channel: id, thread }: Props) {
  const { me, workspace, conversations, go } = usePage();
  const shown = useMessages(id, thread);
  const pane = useRef<HTMLElement>(null);
  const channel = conversations.find((each) => each.id === id);
  const streams = shown.messages?.some(({ streaming_state }) => streaming_state === "in_progress") ?? false;

  useEffect(() => pane.current?.querySelector("textarea")?.focus(), []);

  if (channel === undefined) return null;
  return (
    <aside className="pane thread-pane" ref={pane} aria-label="Thread">
      <PaneHead title="Thread" about={titleOf(channel, workspace, me)}>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the thread"
          title="Close the thread"
          onClick={() => go({ channel: id })}
        >
          <Icon name="close" />
        </button>
      </PaneHead>
      <MessageList label="Messages in the thread" shown={shown} inThread={true}>
        {shown.messages?.length === 0 && <p className="empty">This thread is gone.</p>}
      </MessageList>
      <AgentStatus channel={id} thread={thread} streams={streams} />
      {channel.members.includes(me) && <Composer channel={id} thread={thread} title="thread" />}
    </aside>
  );
}
