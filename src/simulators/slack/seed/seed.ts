/** What the simulated Slack holds at the start. Ids have Slack's form: a letter for the kind, then capitals and digits. */
export interface SlackSeed {
  readonly workspaces: readonly WorkspaceSeed[];
  readonly apps: readonly AppSeed[];
}

export interface WorkspaceSeed {
  readonly team: TeamSeed;
  readonly people: readonly PersonSeed[];
  readonly channels: readonly ChannelSeed[];
}

export interface TeamSeed {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

export interface PersonSeed {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
}

export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  readonly private?: boolean;
  /** Ids of people and of bot users. */
  readonly members: readonly string[];
}

export interface AppSeed {
  readonly id: string;
  readonly name: string;
  /** Where it is installed; an app has a bot user of its own in each workspace. */
  readonly installations: readonly InstallationSeed[];
  /** The scopes of its bot tokens; without them all that the simulator knows. */
  readonly scopes?: readonly string[];
  /** The types of events that it is subscribed to; without them all that the simulator knows. */
  readonly events?: readonly string[];
  readonly commands?: readonly CommandSeed[];
  readonly shortcuts?: readonly ShortcutSeed[];
  /** How people meet it beside channels; `agent` if nothing is said. */
  readonly surface?: AppSurface;
  /** Gets events, commands and interactions over HTTP; without it the app uses Socket Mode. */
  readonly requestUrl?: string;
}

export interface InstallationSeed {
  /** The id of the workspace. */
  readonly team: string;
  readonly botId: string;
  readonly botUserId: string;
}

export interface CommandSeed {
  /** With its slash, such as `/ledger`. */
  readonly command: string;
  readonly description: string;
  readonly usageHint?: string;
}

export interface ShortcutSeed {
  readonly callbackId: string;
  readonly name: string;
  /** Of a message, or from anywhere. */
  readonly type: "message" | "global";
}

/** `agent` is Slack's agent view, `assistant` the older side panel, `messages` a plain direct message. */
export type AppSurface = "agent" | "assistant" | "messages";
