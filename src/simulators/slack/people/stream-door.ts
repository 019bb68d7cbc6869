import type { Workspace } from "../workspace/workspace.ts";
import { requireMember } from "./post-as-person.ts";

/** The conversation that an app is at work in: a thread of a channel or of a direct message. */
export interface AgentThread {
  readonly channel: string;
  readonly thread_ts: string;
}

/** What people do to an app that is still writing. */
export interface StreamDoor {
  /**
   * Clicks the stop button that Slack shows in the thread while an app streams or its session is `processing`. All
   * streams in the thread end as they are, the app gets `agent_session_stopped`, and its next append is refused with
   * `stopped_by_user`. Returns the ts of the messages that were being streamed.
   *
   * @throws Error where the person is not in the channel, or no app is at work in the thread.
   */
  stopAgent(user: string, thread: AgentThread): readonly string[];
  /** The same button, found by one of the messages that are being streamed; false where it is not being streamed. */
  stopStream(user: string, channel: string, ts: string): boolean;
}

export function createStreamDoor(workspaceOf: (user: string) => Workspace): StreamDoor {
  function stopAgent(user: string, { channel, thread_ts }: AgentThread): readonly string[] {
    const workspace = workspaceOf(user);
    requireMember(workspace, user, channel);
    const stopped = workspace.installations.flatMap(({ botUserId: bot }) => {
      const streams = workspace.streams.stop({ bot, channel, thread_ts }, user);
      return streams === undefined ? [] : [streams];
    });
    if (stopped.length === 0) throw new Error(`No app is at work in ${channel} ${thread_ts}.`);
    return stopped.flat();
  }

  return {
    stopAgent,
    stopStream(user, channel, ts) {
      const message = workspaceOf(user).messages.get(channel, ts);
      if (message?.streaming_state !== "in_progress") return false;
      return stopAgent(user, { channel, thread_ts: message.thread_ts ?? ts }).includes(ts);
    },
  };
}
