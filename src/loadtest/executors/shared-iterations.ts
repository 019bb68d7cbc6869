import { type ClosedSettings, runClosed } from "./closed-executor.ts";
import type { Executor } from "./executor.ts";

export interface SharedIterationsOptions extends ClosedSettings {
  readonly vus: number;
  readonly iterations: number;
  /** When nothing starts any more, done or not; 10 min by default, as in k6. */
  readonly maxDurationMs?: number;
}

const MAX_DURATION_MS = 600_000;

/** So many questions in all, which the users share: a quick user asks more of them. */
export function sharedIterations(options: SharedIterationsOptions): Executor {
  const { vus, iterations, maxDurationMs: durationMs = MAX_DURATION_MS, startTimeMs = 0 } = options;
  return {
    name: "shared-iterations",
    endsAfterMs: startTimeMs + durationMs,
    planned: iterations,
    run: (ports) => runClosed({ ...options, durationMs, steps: [{ atMs: 0, users: vus }] }, ports),
  };
}
