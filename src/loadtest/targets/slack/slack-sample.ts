import { checksOf } from "../../checks/answer-checks.ts";
import type { Sample } from "../../measure/sample.ts";
import type { PlannedQuestion } from "../question.ts";
import { type AskedInSlack, seenOf } from "./asked-in-slack.ts";

/** @param now the end of the wait, for a question that has none of its own */
export function slackSample(asked: AskedInSlack, now: number): Sample {
  const { question, sentAt, acknowledgedAt, firstTextAt, endedAt = now, givenUp: error } = asked;
  const outcome = outcomeOf(asked);
  return {
    ...{ kind: question.kind, stage: question.stage, plannedAt: question.plannedAt },
    ...{ sentAt, acknowledgedAt, firstTextAt, endedAt, outcome, error },
    checks: checksOf({ ...seenOf(asked), outcome }, question),
  };
}

/** What has no final message by the end of the wait has no answer, whatever comes of it later. */
export function outcomeOf(asked: AskedInSlack): string {
  if (asked.endedAt !== undefined) return seenOf(asked).outcome;
  return asked.givenUp === undefined ? "timed-out" : "failed";
}

/** Of a question that Slack did not take. */
export function unsentSample(
  { kind, stage, plannedAt, gold, isOpener }: PlannedQuestion,
  sentAt: number,
  error: string,
): Sample {
  const nothing = { finished: false, elsewhere: false, times: 0, sources: [], citations: 0 };
  return {
    ...{ kind, stage, plannedAt, sentAt, endedAt: sentAt, outcome: "failed", error },
    checks: checksOf(
      { outcome: "failed", ...nothing },
      { kind, ...(gold && { gold }), ...(isOpener && { isOpener }) },
    ),
  };
}
