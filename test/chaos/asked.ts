import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { isRecord } from "./is-record.ts";

/** A question as it was asked in the simulated Slack. */
export interface Asked {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  /** The first message of its thread. */
  readonly thread: string;
}

/** A question that its asker took back may have had its answer before, or not. */
export type Fate = "answered" | "taken back" | "lost" | "doubled" | "thinking";

/**
 * What became of a question, from what people see in its thread: the messages of the bot that say which message they
 * answer. The parts of one long answer are one.
 */
export function fateOf({ channel, ts, thread }: Asked, isDeleted: boolean, slack: SlackSimulator): Fate {
  const replies = slack.thread(channel, thread).flatMap((message) => {
    const payload = message.metadata?.event_payload;
    return isRecord(payload) && payload.message_ts === ts ? [payload] : [];
  });
  const first = replies.filter(({ part }) => part === undefined || part === 1);
  if (first.length > 1) return "doubled";
  if (replies.some(({ state }) => state === "thinking")) return "thinking";
  if (isDeleted) return "taken back";
  return replies.length === 0 ? "lost" : "answered";
}
