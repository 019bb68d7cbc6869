import type { WorkspaceChange } from "../../workspace/change.ts";
import type { MessageEphemeral } from "../../workspace/message-change.ts";
import type { HomePublished, ViewShown } from "../../workspace/view-change.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { audienceOf } from "./audience.ts";
import type { Showing } from "./showing.ts";
import { shownText, textIn } from "./shown-text.ts";

type ShowingsOf<Type extends WorkspaceChange["type"]> = (
  change: Extract<WorkspaceChange, { readonly type: Type }>,
  workspace: Workspace,
) => readonly Showing[];

/** What apps show beside messages, by the change that shows it. */
const SHOWINGS: { readonly [Type in WorkspaceChange["type"]]?: ShowingsOf<Type> } = {
  ephemeral: ephemeralShowing,
  "ephemeral-changed": ephemeralShowing,
  "view-opened": viewShowing,
  "view-updated": viewShowing,
  "home-published": viewShowing,
  "assistant-shown": ({ bot, channel, thread_ts }, workspace) => {
    const view = workspace.assistants.view({ bot, channel, ...(thread_ts !== undefined && { thread_ts }) });
    const where = { channel, ...(thread_ts !== undefined && { ts: thread_ts }) };
    return [{ text: textIn(view), audience: audienceOf(workspace, channel), where }];
  },
  "file-shared": ({ file, channel }, workspace) => {
    if (workspace.users.get(file.user)?.isBot !== true) return [];
    const text = textIn([file.name, file.title, file.altText]);
    return [{ text, audience: audienceOf(workspace, channel), where: { channel } }];
  },
};

export function shownOnChange(change: WorkspaceChange, workspace: Workspace): readonly Showing[] {
  // TypeScript cannot see that a change and its row of the table belong together.
  const showings = SHOWINGS[change.type] as ShowingsOf<WorkspaceChange["type"]> | undefined;
  return showings?.(change, workspace) ?? [];
}

function ephemeralShowing({ message, user }: MessageEphemeral): readonly Showing[] {
  if (message.bot_id === undefined) return [];
  const { channel, ts } = message;
  return [{ text: shownText(message), audience: new Set([user]), where: { channel, ts } }];
}

function viewShowing({ user, view }: ViewShown | HomePublished): readonly Showing[] {
  const { title, submit, close, blocks } = view;
  const text = textIn([title, submit, close, blocks]);
  return [{ text, audience: new Set([user]), where: { user } }];
}
