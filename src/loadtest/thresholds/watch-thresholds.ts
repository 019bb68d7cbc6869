import type { Figures } from "../measure/figures.ts";
import type { Stopwatch } from "../run/stopwatch.ts";
import { type JudgedLoadThreshold, judgeLoadThresholds } from "./judge.ts";
import type { FixedThreshold } from "./load-threshold.ts";

export interface Watching {
  readonly thresholds: readonly FixedThreshold[];
  /** A snapshot of the run. */
  figures(): Figures;
  readonly stopwatch: Stopwatch;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly everyMs?: number;
  /** Told how the thresholds stand, each time. */
  readonly onJudged?: (judged: readonly JudgedLoadThreshold[]) => void;
}

/** As often as k6 does. */
const EVERY_MS = 2_000;

/**
 * Judges the thresholds again and again while a run goes on. Comes back with the one that ends the run, as soon as it is
 * crossed; with undefined when the signal ends the watch.
 */
export async function watchThresholds(watching: Watching): Promise<JudgedLoadThreshold | undefined> {
  const { thresholds, figures, stopwatch, signal, everyMs = EVERY_MS, onJudged = () => {} } = watching;
  while (await waited(stopwatch, stopwatch.now() + everyMs, signal)) {
    const snapshot = figures();
    const judged = judgeLoadThresholds(thresholds, snapshot, "while it runs");
    onJudged(judged);
    const fatal = endsTheRun(thresholds, judged, snapshot.elapsedMs);
    if (fatal) return fatal;
  }
  return undefined;
}

/** k6's rule: it is crossed, it says abortOnFail, and the run has lasted longer than its delayAbortEval. */
export function endsTheRun(
  thresholds: readonly FixedThreshold[],
  judged: readonly JudgedLoadThreshold[],
  elapsedMs: number,
): JudgedLoadThreshold | undefined {
  return judged.find(({ crossed }, at) => {
    const { abortOnFail = false, delayAbortEvalMs = 0 } = thresholds[at] ?? {};
    return crossed && abortOnFail && elapsedMs > delayAbortEvalMs;
  });
}

/** False where the watch was ended instead. */
async function waited(stopwatch: Stopwatch, moment: number, signal: AbortSignal): Promise<boolean> {
  try {
    await stopwatch.until(moment, signal);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
