import type { AgentPlace } from "./agent-place.ts";
import type { LookingAt } from "./looking-at.ts";

export type AssistantChange =
  | AssistantOpened
  | AssistantContextChanged
  | AssistantShown
  | AgentStopped
  | AgentRenamed;

/** A person opened the app's pane; on the assistant surface with a thread of its own. */
export interface AssistantOpened extends AgentPlace {
  readonly type: "assistant-opened";
  readonly user: string;
  readonly lookingAt?: LookingAt;
  /** When, as a ts of Slack's form. */
  readonly at: string;
}

/** The person looks at something else while the pane is open. */
export interface AssistantContextChanged extends AgentPlace {
  readonly type: "assistant-context-changed";
  readonly user: string;
  readonly lookingAt?: LookingAt;
  readonly at: string;
}

/** What people see of the app beside its messages is another: status, title, prompts, or its session's status. */
export interface AssistantShown extends AgentPlace {
  readonly type: "assistant-shown";
  readonly at: string;
}

/** A person clicked the stop button. */
export interface AgentStopped extends AgentPlace {
  readonly type: "agent-stopped";
  readonly thread_ts: string;
  readonly user: string;
  /** The ts of the messages that were being streamed. */
  readonly streams: readonly string[];
  readonly at: string;
}

/** A person gave the session another title. */
export interface AgentRenamed extends AgentPlace {
  readonly type: "agent-renamed";
  readonly thread_ts: string;
  readonly user: string;
  readonly title: string;
  readonly previousTitle?: string;
  readonly at: string;
}
