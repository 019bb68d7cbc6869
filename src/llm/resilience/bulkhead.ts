import { bulkhead } from "cockatiel";
import { endWith } from "../end-with.ts";
import { ModelFault } from "../fault.ts";

export interface BulkheadOptions {
  readonly maxConcurrent: number;
  /** How many more may wait for their turn. */
  readonly maxWaiting: number;
}

/** Lets a limited number of calls run at once, so that a slow endpoint cannot take all of the process. */
export interface Bulkhead {
  /**
   * Waits for a turn and returns the way to end it.
   * @throws ModelFault `busy` where too many wait already, or what the signal was aborted for
   */
  enter(signal?: AbortSignal): Promise<() => void>;
}

export function createBulkhead({ maxConcurrent, maxWaiting }: BulkheadOptions): Bulkhead {
  // The library keeps those who gave up in its queue until their turn; so the ones who wait are counted here.
  const policy = bulkhead(maxConcurrent, Number.POSITIVE_INFINITY);
  let waiting = 0;
  return {
    async enter(signal) {
      if (policy.executionSlots === 0 && waiting >= maxWaiting)
        throw new ModelFault("busy", "too many questions wait for it already");
      const turn = Promise.withResolvers<void>();
      const leave = Promise.withResolvers<void>();
      let entered = false;
      policy
        .execute(() => {
          entered = true;
          turn.resolve();
          return leave.promise;
        }, signal)
        .catch(turn.reject);
      if (entered) return leave.resolve;
      waiting++;
      try {
        await endWith(signal, turn.promise);
        return leave.resolve;
      } finally {
        waiting--;
      }
    },
  };
}
