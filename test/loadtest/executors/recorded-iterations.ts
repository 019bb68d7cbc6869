import type {
  DropReason,
  Executor,
  ExecutorPorts,
  Iteration,
} from "../../../src/loadtest/executors/executor.ts";
import { createTurnedStopwatch } from "../run/turned-stopwatch.ts";

export interface RecordedIteration extends Iteration {
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly interruptedAt?: number;
}

export interface RecordedRun {
  readonly iterations: readonly RecordedIteration[];
  readonly dropped: readonly DropReason[];
  readonly stopwatch: ReturnType<typeof createTurnedStopwatch>;
  readonly ended: ReturnType<Executor["run"]>;
  abort(reason: unknown): void;
  /** When the run was over, if it is. */
  overAt(): number | undefined;
}

/** What a target is: how long it takes for an iteration, in milliseconds; Infinity hangs until it is interrupted. */
export type TakesMs = (iteration: Iteration) => number;

/** Runs an executor on a time that the test turns; all moments are from the begin. */
export function recordRun(
  executor: Executor,
  takesMs: TakesMs,
  iterate?: ExecutorPorts["iterate"],
): RecordedRun {
  const stopwatch = createTurnedStopwatch();
  const beginAt = stopwatch.now();
  const abort = new AbortController();
  const iterations: RecordedIteration[] = [];
  const dropped: DropReason[] = [];
  const now = () => stopwatch.now() - beginAt;
  let overAt: number | undefined;

  async function recorded(iteration: Iteration, interrupted: AbortSignal): Promise<void> {
    const at = iterations.length;
    const begun = { ...iteration, plannedAt: iteration.plannedAt - beginAt, startedAt: now() };
    iterations.push(begun);
    const endsAt = stopwatch.now() + takesMs(iteration);
    try {
      await stopwatch.until(Math.min(endsAt, stopwatch.now() + 1e9), interrupted);
      iterations[at] = { ...begun, endedAt: now() };
    } catch {
      iterations[at] = { ...begun, interruptedAt: now() };
    }
  }

  const ended = executor
    .run({
      stopwatch,
      signal: abort.signal,
      iterate: iterate ?? recorded,
      dropped(count, reason) {
        for (let each = 0; each < count; each += 1) dropped.push(reason);
      },
    })
    .finally(() => {
      overAt = now();
    });
  return {
    iterations,
    dropped,
    stopwatch,
    ended,
    abort: (reason) => abort.abort(reason),
    overAt: () => overAt,
  };
}
