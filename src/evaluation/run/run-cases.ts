import { setImmediate } from "node:timers/promises";
import type { Case } from "../case.ts";
import type { Result } from "../result.ts";
import type { Asked } from "../through/asked.ts";
import { resultOf } from "./result-of.ts";

export interface CasesRun {
  readonly cases: AsyncIterable<Case>;
  /** How often each is asked. */
  readonly repeat: number;
  /** How many are under way at most. */
  readonly concurrency: number;
  readonly failFast: boolean;
  /** No case is begun after it; those under way are ended. */
  readonly signal: AbortSignal;
  /** Undefined where there is no answer to be had and none is missed. */
  ask(given: Case, sample: number, signal: AbortSignal): Promise<Asked | undefined>;
  /** Takes each result, in the order of the cases. */
  take(result: Result): Promise<void>;
  /** Hears of each sample without an answer. */
  leaveOut?(): void;
}

export type RunEnding = "complete" | "interrupted" | "first-failure";

/**
 * Asks every case and judges what came of it, several at once and in their order. Results before an interruption, a first
 * failure or a fault that is not one case's only are taken; those behind it are not.
 * @throws what `ask` and `take` throw
 */
export async function runCases(run: CasesRun): Promise<RunEnding> {
  const own = new AbortController();
  const signal = AbortSignal.any([run.signal, own.signal]);
  const underWay: Promise<Result | undefined>[] = [];
  try {
    for await (const { given, sample } of samplesOf(run)) {
      if (signal.aborted) break;
      underWay.push(heardLater(asked(run, given, sample, signal)));
      if (underWay.length >= run.concurrency && (await takeOldest())) return "first-failure";
    }
    while (underWay.length > 0 && !run.signal.aborted) if (await takeOldest()) return "first-failure";
    return run.signal.aborted ? "interrupted" : "complete";
  } catch (error) {
    if (run.signal.aborted) return "interrupted";
    throw error;
  } finally {
    own.abort();
    await Promise.allSettled(underWay);
  }

  /** Whether it is a failure that ends the run. */
  async function takeOldest(): Promise<boolean> {
    const result = await underWay[0];
    underWay.shift();
    if (!result) {
      run.leaveOut?.();
      return false;
    }
    await run.take(result);
    // Where no model is waited for nothing else would be: neither Ctrl-C nor the screen.
    await setImmediate();
    return run.failFast && result.verdict.kind !== "pass";
  }
}

async function* samplesOf({ cases, repeat }: Pick<CasesRun, "cases" | "repeat">) {
  for await (const given of cases) for (let sample = 1; sample <= repeat; sample++) yield { given, sample };
}

async function asked(run: CasesRun, given: Case, sample: number, signal: AbortSignal) {
  const answer = await run.ask(given, sample, signal);
  return answer && resultOf(given, sample, answer);
}

/** Whoever takes it hears of a fault; until then it is nobody's. */
function heardLater<Value>(work: Promise<Value>): Promise<Value> {
  work.catch(() => {});
  return work;
}
