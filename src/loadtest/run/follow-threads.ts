import type { SlackSimulator } from "../../simulators/slack/simulator.ts";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import type { AskedQuestion } from "./asked-question.ts";
import { outcomeOf } from "./bot-message.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** Notes when the bot's messages come in, each by the thread it is in. */
export interface Follower {
  follow(question: AskedQuestion): void;
  questions(): AskedQuestion[];
  answered(): number;
  stop(): void;
}

export function followThreads(
  slack: Pick<SlackSimulator, "watch">,
  stopwatch: Stopwatch,
  onAnswer: () => void,
): Follower {
  const questions = new Map<string, AskedQuestion>();
  let answered = 0;
  const stop = slack.watch((change) => {
    if (change.type !== "posted" && change.type !== "changed") return;
    const key = keyOf(change.message);
    const question = questions.get(key);
    if (!question || change.message.bot_id === undefined) return;
    const seen = seenIn(question, change.message, stopwatch.now());
    questions.set(key, seen);
    if (question.answeredAt !== undefined || seen.answeredAt === undefined) return;
    answered += 1;
    onAnswer();
  });
  return {
    follow: (question) => void questions.set(`${question.channel} ${question.thread}`, question),
    questions: () => [...questions.values()],
    answered: () => answered,
    stop,
  };
}

function keyOf({ channel, thread_ts }: SlackMessage): string {
  return `${channel} ${thread_ts}`;
}

function seenIn(question: AskedQuestion, message: SlackMessage, now: number): AskedQuestion {
  const isFinal = outcomeOf(message) !== undefined;
  return {
    ...question,
    acknowledgedAt: question.acknowledgedAt ?? now,
    ...(isFinal && { answeredAt: question.answeredAt ?? now }),
  };
}
