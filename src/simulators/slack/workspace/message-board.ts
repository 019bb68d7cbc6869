import type { Author } from "./author.ts";
import type { WorkspaceChange } from "./change.ts";
import type { Draft } from "./draft.ts";
import type { SlackMessage } from "./message.ts";

/** What the parts of a workspace may do with it that write messages of their own, such as streams. */
export interface MessageBoard {
  get(channel: string, ts: string): SlackMessage | undefined;
  post(author: Author, draft: Draft): SlackMessage;
  /** Puts a message in the place of another as Slack itself does: without a mark that somebody edited it. */
  amend(previous: SlackMessage, message: SlackMessage): SlackMessage;
  /** Tells the watchers what happened beside the messages, after the state holds it. */
  tell(change: WorkspaceChange): void;
  /** A ts that is later than all before, for an event. */
  nextTs(): string;
}
