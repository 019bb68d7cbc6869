import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { reasonOf } from "../../../core/errors.ts";
import type { PeopleDoor } from "../people/people-door.ts";
import { isPersonAct } from "../people/person-acts.ts";
import type { SlackSeed } from "../seed/seed.ts";
import { createIdMap } from "./id-map.ts";
import { landmarkOf } from "./landmark.ts";
import { readRecording } from "./recording.ts";

export interface ReplayOptions {
  /** 1, the default, is the recorded pace, 10 is ten times as fast, `Infinity` waits for nothing. */
  readonly speed?: number;
  /** Lets so many milliseconds pass before the next act; with a clock that is turned, it turns it. */
  readonly wait?: (milliseconds: number) => unknown;
  /** For how many milliseconds an act waits for the app's message or view that it needs; 5,000 if nothing is said. */
  readonly patience?: number;
  /** Stops the replay where it is. */
  readonly signal?: AbortSignal;
}

/** What a replay did. */
export interface Replay {
  /** How many acts were done again. */
  readonly done: number;
  /** What could not be done again. */
  readonly failed: readonly FailedAct[];
  /** What else is to be known: a journal that was cut, another seed. */
  readonly notes: readonly string[];
  /** False where it was stopped before all was done and answered. */
  readonly finished: boolean;
}

export interface FailedAct {
  /** In the journal, from 1. */
  readonly line: number;
  readonly act: string;
  readonly reason: string;
}

/** A simulator, as far as a replay needs it. */
export type ReplayStage = PeopleDoor & { readonly seed: SlackSeed };

/**
 * Does again what the people of a journal did, in their order, in a simulator that was started with the journal's
 * seed. Times are new in each run: an act in a thread, on a message or in a view goes to the one that stands for it,
 * which is the thing of the same author with the same place and number. What the apps answer is theirs.
 *
 * @throws LedgerError JOURNAL_INVALID before anything is done, where the journal cannot be read.
 */
export async function replayJournal(
  lines: Iterable<string> | AsyncIterable<string>,
  slack: ReplayStage,
  options: ReplayOptions = {},
): Promise<Replay> {
  const { speed = 1, patience = 5_000, signal } = options;
  const { wait = (milliseconds) => delay(milliseconds, undefined, { signal }) } = options;
  const recording = await readRecording(lines);
  const unlessStopped = createStoppable(signal);
  const map = createIdMap(recording.ids);
  const unwatch = slack.watch((change) => {
    const landmark = landmarkOf(change);
    if (landmark !== undefined) map.note(landmark);
  });
  const failed: FailedAct[] = [];
  const unanswered = new Set<Promise<unknown>>();
  let begun = 0;
  let before = recording.acts[0]?.at ?? 0;

  for (const recorded of recording.acts) {
    const pause = (recorded.at - before) / speed;
    before = recorded.at;
    if (pause > 0) await unlessStopped(wait(pause));
    if (signal?.aborted) break;
    const fail = (thrown: unknown) =>
      failed.push({ line: recorded.line, act: recorded.act, reason: reasonOf(thrown) });
    try {
      const args = await unlessStopped(map.translated(recorded.args, patience));
      if (signal?.aborted) break;
      // Not waited for: the app may wait for the next act before it answers this one.
      const outcome = Promise.resolve(doAct(slack, recorded.act, args)).catch(fail);
      unanswered.add(outcome);
      void outcome.then(() => unanswered.delete(outcome));
    } catch (thrown) {
      fail(thrown);
    }
    begun += 1;
  }
  await unlessStopped(Promise.race([Promise.all(unanswered), delay(patience, undefined, { ref: false })]));
  unwatch();
  return {
    done: begun - failed.length,
    failed,
    notes: [...recording.notes, ...notesOn(recording.seed, slack.seed, unanswered.size)],
    finished: !signal?.aborted,
  };
}

/** Waits for something no longer than until the signal; what comes of it then is not looked at. */
function createStoppable(signal: AbortSignal | undefined) {
  const { promise: stopped, resolve } = Promise.withResolvers<undefined>();
  if (signal?.aborted) resolve(undefined);
  signal?.addEventListener("abort", () => resolve(undefined), { once: true });
  return async <Value>(waited: Value): Promise<Awaited<Value> | undefined> => {
    try {
      return await Promise.race([waited, stopped]);
    } catch (thrown) {
      if (signal?.aborted) return undefined;
      throw thrown;
    }
  };
}

function doAct(slack: ReplayStage, act: string, args: unknown): unknown {
  const functions: Readonly<Record<string, unknown>> = { ...slack };
  const run = isPersonAct(act) ? functions[act] : undefined;
  if (typeof run !== "function" || !Array.isArray(args)) throw new Error(`People cannot do "${act}" here`);
  return run(...args);
}

function notesOn(recorded: SlackSeed, seed: SlackSeed, unanswered: number): readonly string[] {
  // As it went through JSON, where a field that is undefined is left out.
  const sameSeed = isDeepStrictEqual(recorded, JSON.parse(JSON.stringify(seed)));
  return [
    ...(sameSeed ? [] : ["The simulator was started with another seed than the one in the journal."]),
    ...(unanswered === 0 ? [] : [`The app has not answered ${unanswered} of the acts.`]),
  ];
}
