import { reasonOf } from "../../core/errors.ts";
import { isWithoutAnswer, type Sample } from "../measure/sample.ts";
import type { RunEnd } from "../report/load-result.ts";
import type { JudgedLoadThreshold } from "../thresholds/judge.ts";

/** What may end a run before its time; the first of them counts. */
export interface RunEnding {
  readonly signal: AbortSignal;
  endByThreshold(crossed: JudgedLoadThreshold): void;
  end(): RunEnd;
  /** Whether nobody waited for the question's answer any more, which is not the bot's fault. */
  cutShort(sample: Pick<Sample, "outcome">): boolean;
  release(): void;
}

/**
 * @param signals `stopped` by somebody who wants it to end; `broken` with a LedgerError, when the bot or what it needs is
 * gone
 */
export function createRunEnding(signals: {
  readonly stopped: AbortSignal;
  readonly broken: AbortSignal;
}): RunEnding {
  const controller = new AbortController();
  let end: RunEnd = { kind: "complete" };

  function endAs(early: RunEnd, why = "The run was ended before its answer came."): void {
    if (controller.signal.aborted) return;
    end = early;
    controller.abort(new Error(why));
  }

  const stop = () => endAs({ kind: "interrupted" });
  const breakOff = () =>
    endAs(
      { kind: "target-died", because: reasonOf(signals.broken.reason) },
      "The target died before its answer came.",
    );
  const listeners = [
    [signals.stopped, stop],
    [signals.broken, breakOff],
  ] as const;
  for (const [signal, listener] of listeners) {
    if (signal.aborted) listener();
    else signal.addEventListener("abort", listener, { once: true });
  }
  return {
    signal: controller.signal,
    endByThreshold: ({ threshold }) => endAs({ kind: "aborted-by-threshold", because: threshold }),
    end: () => end,
    cutShort: (sample) =>
      (end.kind === "interrupted" || end.kind === "aborted-by-threshold") && isWithoutAnswer(sample),
    release() {
      for (const [signal, listener] of listeners) signal.removeEventListener("abort", listener);
    },
  };
}
