import type { Executor, ExecutorOutcome, ExecutorPorts } from "./executor.ts";

/** Runs executors side by side from one begin, each from its own start time; the first bug of one ends all. */
export async function runTogether(
  executors: readonly Executor[],
  portsOf: (executor: Executor, position: number) => Omit<ExecutorPorts, "signal" | "beginAt">,
  { beginAt, signal }: { readonly beginAt: number; readonly signal: AbortSignal },
): Promise<ExecutorOutcome[]> {
  const bug = new AbortController();
  const ends = AbortSignal.any([signal, bug.signal]);
  const runs = executors.map(async (executor, position) => {
    try {
      return await executor.run({ ...portsOf(executor, position), beginAt, signal: ends });
    } catch (error) {
      bug.abort(error);
      throw error;
    }
  });
  await Promise.allSettled(runs);
  return await Promise.all(runs);
}
