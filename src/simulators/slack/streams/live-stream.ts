import type { AgentPlace } from "../assistant/agent-place.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { MessageBoard } from "../workspace/message-board.ts";
import type { TaskDisplay } from "./stream-blocks.ts";
import type { StreamEnd } from "./stream-change.ts";
import type { StreamContent } from "./stream-content.ts";

/** A message that an app is still writing. */
export interface LiveStream {
  /** As it was at the last change. */
  readonly message: SlackMessage;
  /** Undefined until something is said. */
  readonly mode: "markdown_text" | "chunks" | undefined;
  readonly content: StreamContent;
  readonly display: TaskDisplay;
  /** Whether the app is an agent, whose streams are part of a session. */
  readonly isAgent: boolean;
  /** Ends the wait for the end of its time. */
  cancel(): void;
}

/** The thread that it is in; a message outside threads is the parent of its own. */
export function placeOf({ message }: LiveStream): Required<AgentPlace> {
  return { bot: message.user, channel: message.channel, thread_ts: message.thread_ts ?? message.ts };
}

export function isIn(stream: LiveStream, { bot, channel, thread_ts }: Required<AgentPlace>): boolean {
  const place = placeOf(stream);
  return place.bot === bot && place.channel === channel && place.thread_ts === thread_ts;
}

/** Puts the message as it stays in its place, and tells so. */
export function endStream(
  board: MessageBoard,
  previous: SlackMessage,
  message: SlackMessage,
  end: StreamEnd,
): SlackMessage {
  const ended = board.amend(previous, message);
  board.tell({ type: "stream-ended", message: ended, end, at: board.nextTs() });
  return ended;
}
