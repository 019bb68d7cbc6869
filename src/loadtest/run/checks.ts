import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import type { AskedQuestion } from "./asked-question.ts";
import { citesSource, outcomeOf } from "./bot-message.ts";

export interface CheckResult {
  readonly name: string;
  readonly passes: number;
  readonly fails: number;
}

interface Asked {
  readonly inTime: boolean;
  /** The bot's messages in the thread. */
  readonly replies: readonly SlackMessage[];
}

const CHECKS: Readonly<Record<string, (asked: Asked) => boolean>> = {
  "exactly one message of the bot in the thread": ({ replies }) => replies.length === 1,
  "it is final, within the deadline": ({ replies, inTime }) =>
    inTime && replies.length > 0 && replies.every((reply) => outcomeOf(reply) !== undefined),
  "it cites a source or is a refusal": ({ replies, inTime }) =>
    inTime && replies.length > 0 && replies.every(citesOrRefuses),
};

/** Holds every question's thread, as it is now, against each check. */
export function runChecks(
  questions: readonly AskedQuestion[],
  threadOf: (channel: string, thread: string) => readonly SlackMessage[],
): CheckResult[] {
  const asked = questions.map(({ channel, thread, answeredAt }) => ({
    inTime: answeredAt !== undefined,
    replies: threadOf(channel, thread).filter(({ bot_id }) => bot_id !== undefined),
  }));
  return Object.entries(CHECKS).map(([name, holds]) => {
    const passes = asked.filter(holds).length;
    return { name, passes, fails: asked.length - passes };
  });
}

function citesOrRefuses(reply: SlackMessage): boolean {
  return citesSource(reply) || outcomeOf(reply) === "refused";
}
