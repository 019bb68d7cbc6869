import type { SeenAnswer } from "../../checks/seen-answer.ts";
import type { PlannedQuestion } from "../question.ts";
import type { ReplyMessage } from "./reply-message.ts";

/** One question in Slack, and what came of it so far. Moments are on the stopwatch. */
export interface AskedInSlack {
  readonly question: PlannedQuestion;
  readonly channel: string;
  /** The root of its thread. */
  readonly thread: string;
  /** Its own message: the root, or a reply where it is a follow-up. */
  readonly ts: string;
  readonly sentAt: number;
  acknowledgedAt?: number;
  firstTextAt?: number;
  endedAt?: number;
  /** The bot's messages for it that are there, by their ts. */
  readonly replies: Map<string, ReplyMessage>;
  elsewhere: boolean;
  /** Why nobody waits for it any more, where that is not its own time-out. */
  givenUp?: string;
}

/** Notes a message of the bot, as it is at the moment. */
export function noteReply(asked: AskedInSlack, reply: ReplyMessage, now: number): void {
  asked.replies.set(reply.ts, reply);
  asked.acknowledgedAt ??= now;
  if (reply.hasText) asked.firstTextAt ??= now;
  if (reply.thread !== asked.thread || reply.channel !== asked.channel) asked.elsewhere = true;
  if (isComplete(asked)) asked.endedAt ??= now;
}

export function seenOf({ replies, elsewhere }: AskedInSlack): SeenAnswer {
  const all = [...replies.values()];
  const final = all.filter(({ outcome }) => outcome !== undefined);
  const first = final.find(({ part }) => part === 1) ?? final[0];
  return {
    outcome: first?.outcome ?? "timed-out",
    finished: all.length > 0 && final.length === all.length,
    elsewhere,
    times: timesAnswered(final),
    sources: final.flatMap(({ sources }) => sources),
    citations: final.reduce((sum, { citations }) => sum + citations, 0),
  };
}

function isComplete({ replies }: AskedInSlack): boolean {
  const final = [...replies.values()].filter(({ outcome }) => outcome !== undefined);
  const parts = new Set(final.map(({ part }) => part));
  return final.some(({ parts: all }) => parts.size >= all);
}

/** As many times as the part that is there most often. */
function timesAnswered(final: readonly ReplyMessage[]): number {
  const times = new Map<number, number>();
  for (const { part } of final) times.set(part, (times.get(part) ?? 0) + 1);
  return Math.max(0, ...times.values());
}
