import type { ExecutorPorts, Iteration } from "./executor.ts";

/** Counts what is under way, and keeps nothing else of it: memory does not grow with what a target leaves hanging. */
export interface UnderWay {
  /** Comes back when the iteration is over, and never rejects. */
  run(iteration: Iteration, interrupted: AbortSignal): Promise<void>;
  size(): number;
  started(): number;
  completed(): number;
  /** Aborted with what an iteration was rejected with while it was not interrupted. */
  readonly failed: AbortSignal;
}

/** `onIdle` is called each time when nothing is under way any more. */
export function trackUnderWay(iterate: ExecutorPorts["iterate"], onIdle: () => void = () => {}): UnderWay {
  const failure = new AbortController();
  let [started, completed, size] = [0, 0, 0];
  return {
    async run(iteration, interrupted) {
      started += 1;
      size += 1;
      try {
        await iterate(iteration, interrupted);
        if (!interrupted.aborted) completed += 1;
      } catch (error) {
        if (!interrupted.aborted) failure.abort(error);
      } finally {
        size -= 1;
        if (size === 0) onIdle();
      }
    },
    size: () => size,
    started: () => started,
    completed: () => completed,
    failed: failure.signal,
  };
}
