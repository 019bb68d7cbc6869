import type { Installation } from "../apps/installation.ts";
import { type AssistantView, NOTHING_SHOWN } from "../assistant/assistant-view.ts";
import type { LookingAt } from "../assistant/looking-at.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { postAsPerson } from "./post-as-person.ts";

export type { AssistantView, SessionStatus, SuggestedPrompt } from "../assistant/assistant-view.ts";
export type { LookingAt } from "../assistant/looking-at.ts";

/** A pane that a person has open with an app. */
export interface AssistantPane {
  readonly user: string;
  readonly bot: string;
  /** The direct message channel of the two. */
  readonly channel: string;
  /** Set on the assistant surface, where each pane is a thread of its own. */
  readonly thread_ts?: string;
}

export interface SessionThread {
  readonly channel: string;
  readonly thread_ts: string;
}

/** What people do with an assistant or an agent, and what they see of it. */
export interface AssistantDoor {
  /**
   * Opens the app's pane: on the assistant surface a thread of its own and `assistant_thread_started`, on the agent
   * surface `app_home_opened` for the messages tab.
   *
   * @throws Error where the bot is not there, or its app has neither surface.
   */
  openAssistant(user: string, bot?: string, lookingAt?: LookingAt): AssistantPane;
  /** The person looks at something else while the pane is open; undefined is nothing that an app may know of. */
  lookAt(pane: AssistantPane, lookingAt: LookingAt | undefined): void;
  /**
   * Sends a suggested prompt's message in the person's name, the prompt by its title.
   *
   * @throws Error where no such prompt is shown.
   */
  choosePrompt(pane: AssistantPane, title: string): { readonly channel: string; readonly ts: string };
  /** What people see of an app in a thread, or in a direct message outside threads where none is named. */
  assistantView(channel: string, thread_ts?: string): AssistantView;
  /** Gives an agent's session another title. */
  renameSession(user: string, thread: SessionThread, title: string): void;
}

export function createAssistantDoor(
  workspaceOf: (user: string) => Workspace,
  workspaceWith: (channel: string) => Workspace | undefined,
): AssistantDoor {
  return {
    openAssistant(user, bot, lookingAt) {
      const workspace = workspaceOf(user);
      const me = installationOf(workspace, bot ?? firstBot(workspace));
      if (me.app.surface === "messages")
        throw new Error(`${me.app.name} is neither an agent nor an assistant.`);
      const { channel } = workspace.channels.directMessage(user, me.botUserId);
      const thread_ts = workspace.panes.open(me, user, channel.id, lookingAt);
      return { user, bot: me.botUserId, channel: channel.id, ...(thread_ts !== undefined && { thread_ts }) };
    },
    lookAt: (pane, lookingAt) => workspaceOf(pane.user).panes.lookAt(pane, lookingAt),
    choosePrompt(pane, title) {
      const { user, channel, thread_ts } = pane;
      const workspace = workspaceOf(user);
      const chosen = workspace.assistants.view(pane).prompts.find((prompt) => prompt.title === title);
      if (chosen === undefined) throw new Error(`No prompt "${title}" is shown in ${channel}.`);
      const message = { user, channel, text: chosen.message, ...(thread_ts !== undefined && { thread_ts }) };
      return postAsPerson(workspace, message);
    },
    assistantView(channel, thread_ts) {
      const workspace = workspaceWith(channel);
      const place = { channel, ...(thread_ts !== undefined && { thread_ts }) };
      const views = workspace?.installations.map(({ botUserId: bot }) =>
        workspace.assistants.view({ bot, ...place }),
      );
      return views?.find((view) => view !== NOTHING_SHOWN) ?? NOTHING_SHOWN;
    },
    renameSession(user, { channel, thread_ts }, title) {
      const { installations, assistants } = workspaceOf(user);
      const place = installations
        .map(({ botUserId: bot }) => ({ bot, channel, thread_ts }))
        .find((each) => assistants.view(each).session !== undefined);
      if (place === undefined) throw new Error(`No session in ${channel} ${thread_ts}.`);
      assistants.rename(place, title, user);
    },
  };
}

function firstBot({ installations, team }: Workspace): string {
  const [first] = installations;
  if (first === undefined) throw new Error(`No bot in ${team.id}.`);
  return first.botUserId;
}

function installationOf({ installations, team }: Workspace, bot: string): Installation {
  const installation = installations.find(({ botUserId }) => botUserId === bot);
  if (installation === undefined) throw new Error(`No bot ${bot} in ${team.id}.`);
  return installation;
}
