import { reasonOf } from "../../../core/errors.ts";
import type { SlackSimulator } from "../../../simulators/slack/simulator.ts";
import { type LinkedAbort, linkedAbort } from "../linked-abort.ts";
import type { Asked, PlannedQuestion } from "../question.ts";
import type { Target, TargetPorts } from "../target.ts";
import { createAskedBook } from "./asked-book.ts";
import type { AskedInSlack } from "./asked-in-slack.ts";
import { createClosedBook } from "./closed-book.ts";
import { followSlack } from "./follow-slack.ts";
import { createPoster } from "./post-question.ts";
import { outcomeOf, slackSample, unsentSample } from "./slack-sample.ts";

export interface SlackTargetOptions {
  readonly slack: SlackSimulator;
  /** How long after its planned start an answer counts, in milliseconds. */
  readonly timeoutMs: number;
  /** How long after its end a thread is looked at, in case it is answered once more. */
  readonly quietMs?: number;
}

const QUIET_MS = 1_000;

/** Asks as many people in many channels of the simulated Slack, and matches what the bot shows by question. */
export function createSlackTarget(options: SlackTargetOptions, ports: TargetPorts): Target {
  const { slack, timeoutMs, quietMs = QUIET_MS } = options;
  const { stopwatch } = ports;
  const book = createAskedBook();
  const closed = createClosedBook();
  const post = createPoster(slack);
  const waits = new Map<AskedInSlack, LinkedAbort>();
  const stopped = new AbortController();
  let quiet = new AbortController();
  const lingering = new Set<Promise<void>>();
  const unfollow = followSlack(slack, {
    stopwatch,
    book,
    over: (asked) => waits.get(asked)?.abort(),
    stray(reply) {
      const sample = closed.answeredBefore(reply);
      if (sample) ports.late("answered once", sample);
    },
  });

  function open(question: PlannedQuestion): AskedInSlack | undefined {
    const sentAt = stopwatch.now();
    try {
      const asked = { question, sentAt, ...post(question), replies: new Map(), elsewhere: false };
      book.open(asked);
      return asked;
    } catch (error) {
      ports.sample(unsentSample(question, sentAt, reasonOf(error)));
      return undefined;
    }
  }

  async function close(asked: AskedInSlack): Promise<void> {
    const { endedAt } = asked;
    if (endedAt !== undefined) await stopwatch.until(endedAt + quietMs, quiet.signal).catch(() => {});
    book.close(asked);
    const sample = slackSample(asked, stopwatch.now());
    closed.add(asked, sample);
    ports.sample(sample);
  }

  async function settle(): Promise<void> {
    quiet.abort();
    await Promise.all(lingering);
    quiet = new AbortController();
  }

  async function ask(question: PlannedQuestion, signal: AbortSignal): Promise<Asked> {
    const asked = open(question);
    if (asked === undefined) return { outcome: "failed" };
    const over = linkedAbort(signal, stopped.signal);
    waits.set(asked, over);
    await stopwatch.until(question.plannedAt + timeoutMs, over.signal).catch(() => {});
    over.release();
    waits.delete(asked);
    if (asked.endedAt === undefined && over.signal.aborted) asked.givenUp = reasonOf(over.signal.reason);
    const closing = close(asked).finally(() => lingering.delete(closing));
    lingering.add(closing);
    const outcome = outcomeOf(asked);
    return { outcome, ...(outcome === "answered" && { thread: asked.thread }) };
  }

  const asking = new Set<Promise<Asked>>();
  return {
    ask(question, signal) {
      const asked = ask(question, signal).finally(() => asking.delete(asked));
      asking.add(asked);
      return asked;
    },
    open: () => asking.size,
    settle,
    async stop() {
      stopped.abort(new Error("The load test was stopped."));
      await Promise.all(asking);
      await settle();
      unfollow();
    },
  };
}
