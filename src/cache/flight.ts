import type { Progress } from "../core/answer.ts";
import { eitherOf } from "./either-of.ts";

/** Something that is made once for all who wait for it. */
export interface Flight<Made> {
  /**
   * Waits for it, seeing the latest of its progress. It throws the signal's reason when that ends the wait, and what
   * the making threw when that failed.
   */
  join(signal?: AbortSignal): AsyncGenerator<Progress, Made>;
}

export interface FlightPlan<Made> {
  /** The signal ends it when nobody waits any more. */
  readonly make: (signal: AbortSignal) => AsyncGenerator<Progress, Made>;
  /** Nobody can join it any more: it has ended, or all have left it. */
  readonly onOver: () => void;
}

type Landed<Made> = { readonly made: Made } | { readonly error: unknown };

/** Starts to make something at once; it goes on as long as one waits for it, whoever that is. */
export function startFlight<Made>({ make, onOver }: FlightPlan<Made>): Flight<Made> {
  const allLeft = new AbortController();
  let waiting = 0;
  let latest: Progress | undefined;
  let landed: Landed<Made> | undefined;
  let news = Promise.withResolvers<void>();
  void fly();
  return { join };

  async function fly(): Promise<void> {
    try {
      const progress = make(allLeft.signal);
      let step = await progress.next();
      for (; !step.done; step = await progress.next()) tell(step.value);
      landed = { made: step.value };
    } catch (error) {
      landed = { error };
    }
    onOver();
    news.resolve();
  }

  function tell(progress: Progress): void {
    latest = progress;
    news.resolve();
    news = Promise.withResolvers();
  }

  async function* join(signal?: AbortSignal): AsyncGenerator<Progress, Made> {
    waiting += 1;
    try {
      let seen: Progress | undefined;
      while (!landed) {
        signal?.throwIfAborted();
        if (latest && latest !== seen) {
          seen = latest;
          yield latest;
        } else await eitherOf(news.promise, signal);
      }
      if ("error" in landed) throw landed.error;
      return landed.made;
    } finally {
      waiting -= 1;
      if (waiting === 0 && !landed) leave();
    }
  }

  function leave(): void {
    onOver();
    allLeft.abort();
  }
}
