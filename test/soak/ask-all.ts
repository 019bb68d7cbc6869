import type { PostedMessage } from "../../src/simulators/slack/people/people-door.ts";
import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { answerIn } from "./answer-in.ts";
import { createAsking } from "./asking.ts";

export interface AskedAll {
  /** How many questions ended in which way. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** From each question to its answer, in milliseconds. */
  readonly latencies: readonly number[];
}

export interface AskAllOptions {
  readonly questions: number;
  /** So many wait for their answer at a time; the next is asked when one has it. */
  readonly open: number;
  readonly onAnswered: (answered: number) => void;
}

/** A guard against a bot that has stopped to answer, and no measure. */
const NO_ANSWER_WITHIN_MS = 120_000;

/** Asks as fast as answers come. @throws Error where none comes any more. */
export async function askAll(
  slack: SlackSimulator,
  { questions, open, onAnswered }: AskAllOptions,
): Promise<AskedAll> {
  const ask = createAsking(slack);
  const askedAt = new Map<string, number>();
  const outcomes: Record<string, number> = {};
  const latencies: number[] = [];
  const over = Promise.withResolvers<void>();
  const guard = setTimeout(
    () => over.reject(new Error(`No answer came any more after ${latencies.length} of ${questions}.`)),
    NO_ANSWER_WITHIN_MS,
  );
  let asked = 0;

  function askNext(): void {
    if (asked === questions) return;
    asked += 1;
    askedAt.set(keyOf(ask(asked)), performance.now());
  }

  function note(outcome: string, latencyMs: number): void {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    latencies.push(latencyMs);
    guard.refresh();
    onAnswered(latencies.length);
    if (latencies.length === questions) over.resolve();
    else askNext();
  }

  const unwatch = slack.watch((change) => {
    const answer = answerIn(change);
    const key = answer ? keyOf(answer.question) : "";
    const at = askedAt.get(key);
    if (answer && at !== undefined && askedAt.delete(key)) note(answer.outcome, performance.now() - at);
  });
  try {
    for (let count = 0; count < open; count += 1) askNext();
    await over.promise;
    return { outcomes, latencies };
  } finally {
    clearTimeout(guard);
    unwatch();
  }
}

function keyOf({ channel, ts }: PostedMessage): string {
  return `${channel} ${ts}`;
}
