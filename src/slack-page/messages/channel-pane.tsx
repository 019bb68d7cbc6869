import { Composer } from "../composer/composer.tsx";
import { act } from "../server/ask.ts";
import type { Conversation } from "../server/replies.ts";
import { PaneHead } from "../shell/pane-head.tsx";
import { titleOf } from "../state/names.ts";
import { usePage } from "../state/page-context.ts";
import { AppTabs } from "../views/app-tabs.tsx";
import { AgentStatus } from "./agent-status.tsx";
import { MessageList } from "./message-list.tsx";
import { useMessages } from "./use-messages.ts";

interface Props {
  readonly channel: string;
  onMenu(): void;
}

/** A channel or a direct message: what was said, and where to say more. */
export function ChannelPane({ channel: id, onMenu }: Props) {
  const { me, workspace, conversations, attempt } = usePage();
  const shown = useMessages(id);
  const channel = conversations.find((each) => each.id === id);
  const app = workspace.apps.find(
    ({ botUserId }) => channel?.kind === "im" && channel.members.includes(botUserId),
  );
  if (channel === undefined) return <main className="pane" />;
  const title = titleOf(channel, workspace, me);
  const sign = channel.kind === "im" || channel.kind === "mpim" ? "" : "#";
  return (
    <main className="pane">
      <PaneHead
        title={`${sign}${title}`}
        about={channel.kind === "im" ? undefined : membersOf(channel)}
        onMenu={onMenu}
      >
        {app && <AppTabs app={app} channel={id} here="messages" />}
      </PaneHead>
      <MessageList label={`Messages in ${title}`} shown={shown} inThread={false}>
        {shown.messages?.length === 0 && <p className="empty">Nothing was said here yet.</p>}
      </MessageList>
      {app && <AgentStatus channel={id} />}
      {channel.members.includes(me) ? (
        <Composer channel={id} title={`${sign}${title}`} />
      ) : (
        <div className="join">
          <p>You are not in this channel.</p>
          <button
            type="button"
            className="button primary"
            onClick={() => void attempt(act("join-channel", { user: me, channel: id }))}
          >
            Join {sign}
            {title}
          </button>
        </div>
      )}
    </main>
  );
}

function membersOf({ kind, members }: Conversation): string {
  const count = members.length === 1 ? "1 member" : `${members.length} members`;
  return kind === "group" ? `Private, ${count}` : count;
}
