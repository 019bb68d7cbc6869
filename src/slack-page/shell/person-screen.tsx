import { useMemo, useRef, useState } from "react";
import { ChannelPane } from "../messages/channel-pane.tsx";
import { ThreadPane } from "../messages/thread-pane.tsx";
import { read } from "../server/ask.ts";
import type { Changes } from "../server/changes.ts";
import type { Conversation, WorkspaceReply } from "../server/replies.ts";
import { type Page, PageProvider } from "../state/page-context.ts";
import type { Place } from "../state/place.ts";
import { useFreshFrom } from "../state/use-fresh.ts";
import { usePane } from "../state/use-pane.ts";
import { HomePane } from "../views/home-pane.tsx";
import { Modals } from "../views/modals.tsx";
import { Sidebar } from "./sidebar.tsx";

export interface PersonScreenProps {
  readonly workspaces: readonly WorkspaceReply[];
  readonly place: Place;
  go(place: Place): void;
  readonly changes: Changes;
  readonly fail: Page["fail"];
}

const NONE: readonly Conversation[] = [];

/** The whole screen of one person: where to go on the left, where they are on the right. */
export function PersonScreen({ workspaces, place: asked, go, changes, fail }: PersonScreenProps) {
  const { me } = asked;
  const [menu, setMenu] = useState(false);
  const workspace = workspaces.find(({ users }) => users.some(({ id }) => id === me));
  const { value: conversations, refresh } = useFreshFrom(
    `conversations ${me}`,
    () => read<readonly Conversation[]>("conversations", { user: me }),
    ({ type }) => CONVERSATION_CHANGES.test(type),
    { changes, fail },
  );
  const latestRefresh = useRef(refresh);
  latestRefresh.current = refresh;
  const place = useMemo(() => found(asked, conversations), [asked, conversations]);
  const openPane = usePane(place, conversations ?? NONE, fail);
  const page = useMemo<Page | undefined>(
    () =>
      workspace && {
        me,
        place,
        workspace,
        conversations: conversations ?? NONE,
        refreshConversations: () => latestRefresh.current(),
        changes,
        go(next) {
          setMenu(false);
          go({ me, ...next });
        },
        openPane,
        fail,
        attempt: (doing) => doing.catch((fault) => void fail(fault)),
      },
    [workspace, me, place, conversations, changes, go, openPane, fail],
  );
  if (page === undefined || conversations === undefined) return null;

  return (
    <PageProvider value={page}>
      <div className={menu ? "screen with-menu" : "screen"}>
        <Sidebar workspaces={workspaces} onClose={() => setMenu(false)} />
        {place.home !== undefined ? (
          <HomePane key={place.home} bot={place.home} onMenu={() => setMenu(true)} />
        ) : (
          place.channel !== undefined && (
            <ChannelPane key={place.channel} channel={place.channel} onMenu={() => setMenu(true)} />
          )
        )}
        {place.channel !== undefined && place.thread !== undefined && (
          <ThreadPane key={place.thread} channel={place.channel} thread={place.thread} />
        )}
      </div>
      <Modals />
    </PageProvider>
  );
}

const CONVERSATION_CHANGES = /^(channel|member|posted|home|assistant-opened|direct)/;

/** The place that was asked for, or the first channel that the person is in where it is not to be seen. */
function found(place: Place, conversations: readonly Conversation[] = NONE): Place {
  if (place.home !== undefined || conversations.length === 0) return place;
  if (conversations.some(({ id }) => id === place.channel)) return place;
  const own = conversations.find(({ members }) => members.includes(place.me)) ?? conversations[0];
  return { me: place.me, channel: own?.id };
}
