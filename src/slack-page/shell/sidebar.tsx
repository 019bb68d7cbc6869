import type { ReactNode } from "react";
import { Icon } from "../design/icon.tsx";
import { act } from "../server/ask.ts";
import type { AppInfo, Conversation, WorkspaceReply } from "../server/replies.ts";
import { titleOf, userNamed } from "../state/names.ts";
import { type Page, usePage } from "../state/page-context.ts";
import { Avatar } from "./avatar.tsx";
import { NewDirectMessage } from "./new-direct-message.tsx";
import { PersonSwitch } from "./person-switch.tsx";

interface Props {
  readonly workspaces: readonly WorkspaceReply[];
  onClose(): void;
}

/** Who looks, and where they can go: channels, direct messages and apps. */
export function Sidebar({ workspaces, onClose }: Props) {
  const { workspace, conversations, me } = usePage();
  const bots = new Set(workspace.apps.map(({ botUserId }) => botUserId));
  const channels = conversations.filter(({ kind }) => kind === "channel" || kind === "group");
  const people = conversations.filter(
    ({ kind, members }) => !channelKind(kind) && !members.some((member) => bots.has(member)),
  );
  return (
    <nav className="sidebar" aria-label="Workspace">
      <div className="sidebar-head">
        <strong>{workspace.name}</strong>
        <button
          type="button"
          className="icon-button menu-close"
          aria-label="Close the menu"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <PersonSwitch workspaces={workspaces} />
      <Section title="Channels">
        {channels.map((channel) => (
          <ChannelLink key={channel.id} channel={channel} />
        ))}
      </Section>
      <Section title="Direct messages">
        {people.map((channel) => (
          <ChannelLink key={channel.id} channel={channel} />
        ))}
        <NewDirectMessage />
      </Section>
      <Section title="Apps">
        {workspace.apps.map((app) => (
          <AppLink key={app.botUserId} app={app} />
        ))}
      </Section>
      <p className="sidebar-foot">
        Simulated Slack, seen as {userNamed(workspace, me).realName}. Nothing here leaves this machine.
      </p>
    </nav>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function ChannelLink({ channel }: { readonly channel: Conversation }) {
  const { workspace, me, place, go } = usePage();
  const here = place.channel === channel.id && place.home === undefined;
  return (
    <li>
      <button
        type="button"
        className="place"
        aria-current={here ? "page" : undefined}
        onClick={() => go({ channel: channel.id })}
      >
        <span className="sign" aria-hidden="true">
          {SIGNS[channel.kind] ?? <Icon name="person" />}
        </span>
        <span className="place-name">{titleOf(channel, workspace, me)}</span>
        {channel.kind === "group" && <span className="unseen">(private)</span>}
        {!channel.members.includes(me) && <span className="aside">not joined</span>}
      </button>
    </li>
  );
}

/** An app's messages; it is told that the person came. */
function AppLink({ app }: { readonly app: AppInfo }) {
  const page = usePage();
  const { workspace, me, place, go, attempt, conversations } = page;
  const open = conversations.find(({ kind, members }) => kind === "im" && members.includes(app.botUserId));
  const here = place.home === app.botUserId || (open !== undefined && place.channel === open.id);
  const visit = async () => {
    const direct = act<{ channel: string }>("open-direct-message", { user: me, bot: app.botUserId });
    const opened = await attempt(direct);
    if (opened === undefined) return;
    go({ channel: opened.channel });
    await attempt(arriveAt(app, page));
  };
  return (
    <li>
      <button
        type="button"
        className="place"
        aria-current={here ? "page" : undefined}
        onClick={() => void visit()}
      >
        <Avatar user={userNamed(workspace, app.botUserId)} small />
        <span className="place-name">{app.name}</span>
        <span className="badge">app</span>
      </button>
    </li>
  );
}

/** Slack tells an agent what else the person looks at, and other apps only that the person is there. */
function arriveAt({ botUserId: bot, surface }: AppInfo, { me, openPane }: Page): Promise<unknown> {
  return surface === "agent" ? openPane(bot) : act("open-home", { user: me, bot, tab: "messages" });
}

const SIGNS: Readonly<Record<string, ReactNode>> = { channel: "#", group: <Icon name="lock" /> };

function channelKind(kind: string): boolean {
  return kind === "channel" || kind === "group";
}
