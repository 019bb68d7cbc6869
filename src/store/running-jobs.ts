import { setTimeout as delay } from "node:timers/promises";
import type { JobWithMetadata } from "pg-boss";
import type { HeldJob } from "./job-table.ts";

/** The jobs of one queue that this process works on. */
export interface RunningJobs {
  run(job: JobWithMetadata, handle: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Waits for the end of all, within the deadline; then tells them to end, and hands over what still runs. */
  end(ended: Promise<void>, deadlineMs: number): Promise<void>;
}

const TO_END_MS = 1_500;
const TO_HAND_OVER_MS = 500;

/** What is left of a deadline for handlers that were told to end, and for handing over. */
export const HAND_OVER_MS = TO_END_MS + TO_HAND_OVER_MS;

export function createRunningJobs(handOver: (jobs: readonly HeldJob[]) => Promise<void>): RunningJobs {
  const running = new Map<HeldJob, AbortController>();
  return {
    async run(job, handle) {
      const ending = new AbortController();
      running.set(job, ending);
      try {
        await handle(AbortSignal.any([job.signal, ending.signal]));
      } catch (error) {
        if (!ending.signal.aborted) throw error;
        await handOver([job]);
      } finally {
        running.delete(job);
      }
    },
    async end(ended, deadlineMs) {
      await within(Math.max(0, deadlineMs - HAND_OVER_MS), ended);
      for (const ending of running.values()) ending.abort(new Error("This process stops"));
      await within(Math.min(TO_END_MS, deadlineMs), ended);
      if (running.size > 0) await handOver([...running.keys()]);
    },
  };
}

async function within(ms: number, ended: Promise<void>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([ended, delay(ms, undefined, { signal: enough.signal }).catch(() => {})]);
  enough.abort();
}
