import type { Scheduler } from "../../clock/scheduler.ts";
import type { Installation } from "../apps/installation.ts";
import type { AgentPlace } from "../assistant/agent-place.ts";
import type { AssistantStates } from "../assistant/assistant-states.ts";
import type { SessionStatus } from "../assistant/assistant-view.ts";
import { bot } from "../workspace/author.ts";
import type { Draft } from "../workspace/draft.ts";
import type { Block, MessageMetadata, SlackMessage } from "../workspace/message.ts";
import type { MessageBoard } from "../workspace/message-board.ts";
import type { Chunk } from "./chunk.ts";
import { endStream, isIn, type LiveStream, placeOf } from "./live-stream.ts";
import { streamBlocks, type TaskDisplay } from "./stream-blocks.ts";
import { contentWith, NO_CONTENT, textOf } from "./stream-content.ts";

/**
 * In milliseconds. Observed (python-slack-sdk #1859, node-slack-sdk #2702) as about five minutes, whether text comes or
 * not; afterwards people see that the message was not finished.
 */
const STREAM_LASTS = 300_000;

/** How a stream is written: by `markdown_text` or by `chunks`. Documented: never by both. */
export type StreamMode = "markdown_text" | "chunks";

/** What comes in one call; without a mode nothing comes. */
export interface Addition {
  readonly mode: StreamMode | undefined;
  readonly chunks: readonly Chunk[];
}

export interface StreamStart extends Addition {
  readonly draft: Omit<Draft, "text" | "blocks" | "streaming_state">;
  readonly display: TaskDisplay;
}

export interface StreamFinish extends Addition {
  /** Shown after all that was streamed. */
  readonly blocks: readonly Block[];
  readonly metadata?: MessageMetadata;
  readonly session: SessionStatus;
}

/** Slack's own codes. */
export type StreamRefusal = "message_not_in_streaming_state" | "stopped_by_user" | "streaming_mode_mismatch";

export type Streamed = { readonly ok: true; readonly message: SlackMessage } | StreamRefused;

export interface StreamRefused {
  readonly ok: false;
  readonly refusal: StreamRefusal;
}

/** The messages of a workspace that apps are still writing. */
export interface Streams {
  start(me: Installation, start: StreamStart): SlackMessage;
  append(message: SlackMessage, addition: Addition): Streamed;
  /** The app has said all. */
  finish(message: SlackMessage, finish: StreamFinish): Streamed;
  /** Its time is up; nothing where it is not being written. */
  expire(message: SlackMessage): void;
  /**
   * A person stops what the app does in the thread. Returns the ts of the messages that it was writing, or undefined
   * where it was not at work. Documented: its session stays `processing` until the app says otherwise.
   */
  stop(place: Required<AgentPlace>, user: string): readonly string[] | undefined;
}

export function createStreams(board: MessageBoard, states: AssistantStates, clock: Scheduler): Streams {
  const live = new Map<string, LiveStream>();
  const stopped = new Set<string>();

  function start(me: Installation, { draft, display, mode, chunks }: StreamStart): SlackMessage {
    const content = contentWith(NO_CONTENT, chunks);
    const message = board.post(bot(me), {
      ...draft,
      text: textOf(content),
      blocks: streamBlocks(content, display),
      streaming_state: "in_progress",
    });
    const isAgent = me.app.surface === "agent";
    const cancel = clock.after(STREAM_LASTS, () => expire(message));
    const stream: LiveStream = { message, mode, content, display, isAgent, cancel };
    live.set(keyOf(message), stream);
    if (isAgent) states.setSession(placeOf(stream), "processing");
    board.tell({ type: "stream-started", message, at: board.nextTs() });
    return message;
  }

  /** The stream as it is with the addition, which the caller puts in its place; or why it takes none. */
  function withAddition(message: SlackMessage, addition: Addition): LiveStream | StreamRefused {
    const stream = live.get(keyOf(message));
    if (stream === undefined) return refused("message_not_in_streaming_state");
    const { mode } = addition;
    if (mode !== undefined && stream.mode !== undefined && mode !== stream.mode) {
      return refused("streaming_mode_mismatch");
    }
    return {
      ...stream,
      message,
      mode: stream.mode ?? mode,
      content: contentWith(stream.content, addition.chunks),
    };
  }

  function append(message: SlackMessage, addition: Addition): Streamed {
    if (stopped.has(keyOf(message))) return refused("stopped_by_user");
    const stream = withAddition(message, addition);
    if ("ok" in stream) return stream;
    const { content, display } = stream;
    live.set(keyOf(message), stream);
    const grown = { ...message, text: textOf(content), blocks: streamBlocks(content, display) };
    return { ok: true, message: board.amend(message, grown) };
  }

  function finish(message: SlackMessage, { blocks, metadata, session, ...addition }: StreamFinish): Streamed {
    const stream = withAddition(message, addition);
    if ("ok" in stream) return stream;
    const { content, display } = stream;
    const whole: SlackMessage = {
      ...message,
      text: textOf(content),
      blocks: [...streamBlocks(content, display), ...blocks],
      ...(metadata !== undefined && { metadata }),
      streaming_state: "completed",
    };
    forget(stream);
    const done = endStream(board, message, whole, "completed");
    if (stream.isAgent) states.setSession(placeOf(stream), session);
    return { ok: true, message: done };
  }

  /** Documented: the session is `active` again. */
  function expire(begun: SlackMessage): void {
    const stream = live.get(keyOf(begun));
    if (stream === undefined) return;
    forget(stream);
    const message = board.get(begun.channel, begun.ts) ?? stream.message;
    endStream(board, message, { ...message, streaming_state: "errored" }, "expired");
    if (stream.isAgent) states.setSession(placeOf(stream), "active");
  }

  function stop(place: Required<AgentPlace>, user: string): readonly string[] | undefined {
    const streams = [...live.values()].filter((stream) => isIn(stream, place));
    if (streams.length === 0 && states.view(place).session !== "processing") return undefined;
    for (const stream of streams) {
      const message = board.get(place.channel, stream.message.ts) ?? stream.message;
      forget(stream);
      stopped.add(keyOf(message));
      // Assumed: what was said stays as it is.
      endStream(board, message, { ...message, streaming_state: "completed" }, "stopped");
    }
    const timestamps = streams.map(({ message }) => message.ts);
    board.tell({ type: "agent-stopped", ...place, user, streams: timestamps, at: board.nextTs() });
    return timestamps;
  }

  function forget(stream: LiveStream): void {
    stream.cancel();
    live.delete(keyOf(stream.message));
  }

  return { start, append, finish, stop, expire };
}

function refused(refusal: StreamRefusal): StreamRefused {
  return { ok: false, refusal };
}

function keyOf({ channel, ts }: SlackMessage): string {
  return `${channel} ${ts}`;
}
