/** What the Slack app must be given. `docs/slack-app.md` has it as a manifest, and a test compares the two. */
export interface SlackNeeds {
  /** The events that the bot listens to, with the scope that each needs, if any. */
  readonly events: Readonly<Record<string, Scope | undefined>>;
  /** The methods that it calls; of several scopes each opens another kind of conversation. */
  readonly methods: Readonly<Record<string, readonly Scope[]>>;
}

export type Scope =
  | "app_mentions:read"
  | "assistant:write"
  | "channels:history"
  | "channels:read"
  | "chat:write"
  | "groups:history"
  | "groups:read"
  | "im:history"
  | "mpim:history"
  | "users:read";

const HISTORY: readonly Scope[] = ["channels:history", "groups:history", "im:history", "mpim:history"];

/** From each event's and each method's page under https://docs.slack.dev/reference/. */
export const SLACK_NEEDS: SlackNeeds = {
  events: {
    agent_session_stopped: undefined,
    app_home_opened: undefined,
    app_mention: "app_mentions:read",
    assistant_thread_started: "assistant:write",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
  },
  methods: {
    "assistant.threads.setStatus": ["chat:write"],
    "assistant.threads.setSuggestedPrompts": ["assistant:write"],
    "assistant.threads.setTitle": ["assistant:write"],
    "auth.test": [],
    "chat.appendStream": ["chat:write"],
    "chat.delete": ["chat:write"],
    "chat.getPermalink": [],
    "chat.postEphemeral": ["chat:write"],
    "chat.postMessage": ["chat:write"],
    "chat.startStream": ["chat:write"],
    "chat.stopStream": ["chat:write"],
    "chat.update": ["chat:write"],
    // Only for channels: a direct message is known to be open to nobody else.
    "conversations.history": ["channels:history", "groups:history"],
    "conversations.info": ["channels:read", "groups:read"],
    "conversations.replies": HISTORY,
    "users.info": ["users:read"],
    "views.open": [],
    "views.publish": [],
  },
};

/** Every scope of the bot's token, in order. */
export function scopesOf({ events, methods }: SlackNeeds): readonly Scope[] {
  const scopes = [...Object.values(events), ...Object.values(methods).flat()];
  return [...new Set(scopes.filter((scope) => scope !== undefined))].sort();
}
