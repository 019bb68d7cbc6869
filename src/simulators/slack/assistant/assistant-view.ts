/** What a person sees of an app in a thread besides its messages. */
export interface AssistantView {
  /** As Slack shows it after the app's name, such as `is thinking...`; absent while there is none. */
  readonly status?: string;
  /** Shown in turn in place of the status. */
  readonly loadingMessages: readonly string[];
  readonly title?: string;
  readonly promptsTitle?: string;
  readonly prompts: readonly SuggestedPrompt[];
  /** Of an agent's session, which has a stop button while it is `processing`. */
  readonly session?: SessionStatus;
}

export const NOTHING_SHOWN: AssistantView = { loadingMessages: [], prompts: [] };

export interface SuggestedPrompt {
  readonly title: string;
  readonly message: string;
}

export const SESSION_STATUSES = ["active", "processing", "suspended", "closed"] as const;

export type SessionStatus = (typeof SESSION_STATUSES)[number];
