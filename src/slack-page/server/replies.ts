import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";

/** What the control API says, as JSON has it: a set of members comes as a list. */
export interface WorkspaceReply {
  readonly id: string;
  readonly name: string;
  readonly users: readonly User[];
  readonly apps: readonly AppInfo[];
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
}

export interface AppInfo {
  readonly id: string;
  readonly name: string;
  readonly botUserId: string;
  readonly surface: "agent" | "assistant" | "messages";
  readonly commands: readonly CommandInfo[];
  readonly shortcuts: readonly ShortcutInfo[];
}

export interface CommandInfo {
  readonly command: string;
  readonly description: string;
  readonly usageHint?: string;
}

export interface ShortcutInfo {
  readonly callbackId: string;
  readonly name: string;
  readonly type: "message" | "global";
}

export interface Conversation {
  readonly id: string;
  readonly kind: "channel" | "group" | "im" | "mpim";
  readonly name: string;
  readonly members: readonly string[];
}

export interface MessagePage {
  readonly messages: readonly SlackMessage[];
  readonly has_more: boolean;
}
