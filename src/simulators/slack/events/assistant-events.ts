import type { Installation } from "../apps/installation.ts";
import type {
  AgentRenamed,
  AgentStopped,
  AssistantContextChanged,
  AssistantOpened,
} from "../assistant/assistant-change.ts";
import type { LookingAt } from "../assistant/looking-at.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { SlackEvent } from "./slack-event.ts";

/** Documented: an agent's pane is the messages tab of its home, an assistant's a thread of its own. */
export function openedEvents(
  change: AssistantOpened,
  { team }: Workspace,
  { botUserId, app }: Installation,
): readonly SlackEvent[] {
  const { bot, user, channel, thread_ts, lookingAt, at } = change;
  if (bot !== botUserId) return [];
  if (thread_ts !== undefined)
    return [threadEvent("assistant_thread_started", { ...change, thread_ts }, team.id)];
  // Documented: only an agent is told what the person looks at.
  const context = app.surface === "agent" ? { context: appContext(lookingAt, team.id) } : {};
  return [{ type: "app_home_opened", user, channel, tab: "messages", ...context, event_ts: at }];
}

export function contextChangedEvents(
  change: AssistantContextChanged,
  { team }: Workspace,
  { botUserId, app }: Installation,
): readonly SlackEvent[] {
  const { bot, user, channel, thread_ts, lookingAt, at } = change;
  if (bot !== botUserId) return [];
  if (thread_ts !== undefined) {
    return [threadEvent("assistant_thread_context_changed", { ...change, thread_ts }, team.id)];
  }
  if (app.surface !== "agent") return [];
  const context = appContext(lookingAt, team.id);
  return [{ type: "app_context_changed", user, channel, context, event_ts: at }];
}

export function stoppedEvents(
  { bot, channel, thread_ts, user, streams, at }: AgentStopped,
  _workspace: Workspace,
  { botUserId }: Installation,
): readonly SlackEvent[] {
  if (bot !== botUserId) return [];
  const event = { channel, thread_ts, user, streaming_message_ts: streams, event_ts: at };
  return [{ type: "agent_session_stopped", ...event }];
}

export function renamedEvents(
  { bot, channel, thread_ts, user, title, previousTitle, at }: AgentRenamed,
  { team }: Workspace,
  { botUserId }: Installation,
): readonly SlackEvent[] {
  if (bot !== botUserId) return [];
  const previous = previousTitle === undefined ? {} : { previous_title: previousTitle };
  const event = { channel, thread_ts, user, team_id: team.id, title, ...previous, event_ts: at };
  return [{ type: "agent_session_title_changed", ...event }];
}

/** Documented: the most relevant first, and nothing in it where nothing is known. */
export function appContext(lookingAt: LookingAt | undefined, team_id: string) {
  if (lookingAt === undefined) return {};
  const { channel, message } = lookingAt;
  const inChannel = { type: "slack#/types/channel_id", value: channel, team_id };
  if (message === undefined) return { entities: [inChannel] };
  const value = { channel_id: channel, message_ts: message };
  return { entities: [{ type: "slack#/types/message_context", value, team_id }, inChannel] };
}

function threadEvent(
  type: string,
  change: (AssistantOpened | AssistantContextChanged) & { readonly thread_ts: string },
  team: string,
): SlackEvent {
  const { user, channel, thread_ts, lookingAt, at } = change;
  const context =
    lookingAt === undefined ? {} : { channel_id: lookingAt.channel, team_id: team, enterprise_id: null };
  const thread = { user_id: user, context, channel_id: channel, thread_ts };
  return { type, assistant_thread: thread, event_ts: at };
}
