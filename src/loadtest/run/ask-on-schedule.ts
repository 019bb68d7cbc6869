import { escapeMrkdwn } from "../../channels/slack/escape-mrkdwn.ts";
import type { SlackSimulator } from "../../simulators/slack/simulator.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { plannedStarts } from "../scenario/schedule.ts";
import type { AskedQuestion } from "./asked-question.ts";
import { followThreads } from "./follow-threads.ts";
import { keepSchedule } from "./keep-schedule.ts";
import { type Stopwatch, systemStopwatch } from "./stopwatch.ts";

/** How far a run is. */
export interface Counts {
  readonly planned: number;
  readonly sent: number;
  readonly answered: number;
}

export interface Asking {
  readonly slack: SlackSimulator;
  readonly scenario: Scenario;
  /** How long after the last planned start answers count, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly onCounts?: (counts: Counts) => void;
  readonly stopwatch?: Stopwatch;
}

export interface AskedAll {
  readonly planned: number;
  readonly questions: readonly AskedQuestion[];
  /** When the waiting for answers was over, on the stopwatch of the questions. */
  readonly endedAt: number;
}

/** Asks on schedule as a person in the bot's channel, and waits until all is answered or the deadline is over. */
export async function askOnSchedule(asking: Asking): Promise<AskedAll> {
  const { slack, scenario, deadlineMs, signal, onCounts = () => {}, stopwatch = systemStopwatch } = asking;
  const starts = plannedStarts({
    rate: scenario.rate,
    timeUnit: scenario.timeUnitMs,
    duration: scenario.durationMs,
  });
  const allAnswered = new AbortController();
  let sent = 0;
  let allSent = false;
  const note = () => {
    onCounts({ planned: starts.length, sent, answered: follower.answered() });
    if (allSent && follower.answered() === sent) allAnswered.abort();
  };
  const follower = followThreads(slack, stopwatch, note);
  const post = createPoster(slack, scenario.questions);
  try {
    const beginAt = stopwatch.now();
    await keepSchedule({
      beginAt,
      starts,
      stopwatch,
      signal,
      send(index, plannedAt) {
        const sentAt = stopwatch.now();
        follower.follow({ ...post(index), plannedAt, sentAt });
        sent += 1;
        note();
      },
    });
    allSent = true;
    note();
    const deadline = beginAt + (starts.at(-1) ?? 0) + deadlineMs;
    await stopwatch.until(deadline, AbortSignal.any([signal, allAnswered.signal])).catch(() => {});
    signal.throwIfAborted();
    return { planned: starts.length, questions: follower.questions(), endedAt: stopwatch.now() };
  } finally {
    follower.stop();
  }
}

/** Asks by a mention, which is how a bot is asked where others are; each question is a thread of its own. */
function createPoster(slack: SlackSimulator, questions: readonly string[]) {
  const [{ people, channels } = { people: [], channels: [] }] = slack.seed.workspaces;
  const user = people[0]?.id ?? "";
  const channel = channels.find(({ members }) => members.includes(slack.botUserId))?.id ?? "";
  return (index: number) => {
    const question = questions[index % questions.length] ?? "";
    const text = `<@${slack.botUserId}> ${escapeMrkdwn(question)}`;
    return { channel, thread: slack.post({ user, channel, text }).ts };
  };
}
