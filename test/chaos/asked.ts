import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { isRecord } from "./is-record.ts";

/** A question as it was asked in the simulated Slack. */
export interface Asked {
  readonly channel: string;
  readonly ts: string;
  /** The first message of its thread. */
  readonly thread: string;
}

export type Fate = "answered" | "lost" | "doubled" | "thinking";

/**
 * What became of a question, from what people see in its thread: the messages of the bot that say which message they
 * answer. The parts of one long answer are one.
 */
export function fateOf({ channel, ts, thread }: Asked, slack: SlackSimulator): Fate {
  const replies = slack.thread(channel, thread).flatMap((message) => {
    const payload = message.metadata?.event_payload;
    return isRecord(payload) && payload.message_ts === ts ? [payload] : [];
  });
  const first = replies.filter(({ part }) => part === undefined || part === 1);
  if (replies.length === 0) return "lost";
  if (first.length > 1) return "doubled";
  return replies.some(({ state }) => state === "thinking") ? "thinking" : "answered";
}
