import type { Result } from "../../result.ts";

/** How far a run is. */
export interface Progress {
  readonly all: number;
  readonly done: number;
  readonly passed: number;
  readonly failed: number;
  readonly withoutVerdict: number;
  /** Since its first question was asked. */
  readonly elapsedMs: number;
}

export function begun(all: number): Progress {
  return { all, done: 0, passed: 0, failed: 0, withoutVerdict: 0, elapsedMs: 0 };
}

export function withResult(progress: Progress, { verdict: { kind } }: Result, elapsedMs: number): Progress {
  return {
    all: progress.all,
    done: progress.done + 1,
    passed: progress.passed + (kind === "pass" ? 1 : 0),
    failed: progress.failed + (kind === "fail" ? 1 : 0),
    withoutVerdict: progress.withoutVerdict + (kind === "pass" || kind === "fail" ? 0 : 1),
    elapsedMs,
  };
}
