import type { Emit } from "../../core/events.ts";

/** Keeps count of what is on its way to the collector, and tells what does not arrive there. */
export interface Delivery {
  /** False where too much waits already: the trace is lost then. */
  begins(traceId: string, spans: number): boolean;
  /** These spans have ended their way: taken, or lost for this reason. */
  ended(traceIds: readonly string[], lostBecause?: string): void;
  /** What waits still is lost. */
  givesUp(because: string): void;
}

/** Some 250 traces: what a collector that is away for half a minute costs in memory. */
export const MOST_WAITING_SPANS = 2_048;

/** Tells each loss, and apart from that once when losses begin and once when the collector takes something again. */
export function watchDelivery(emit: Emit): Delivery {
  const waiting = new Map<string, number>();
  let waitingSpans = 0;
  let lostSoFar: number | undefined;

  return {
    begins(traceId, spans) {
      if (waitingSpans + spans > MOST_WAITING_SPANS) {
        lose(1, "too many wait to be sent");
        return false;
      }
      waitingSpans += spans;
      waiting.set(traceId, (waiting.get(traceId) ?? 0) + spans);
      return true;
    },
    ended(traceIds, lostBecause) {
      waitingSpans -= traceIds.length;
      const lost = new Set(traceIds.filter((traceId) => isLeft(traceId) && lostBecause !== undefined));
      // The rest of a trace of which some is lost is not counted again.
      for (const traceId of lost) waiting.delete(traceId);
      if (lostBecause !== undefined) lose(lost.size, lostBecause);
      else took();
    },
    givesUp(because) {
      const { size } = waiting;
      waiting.clear();
      if (size > 0) lose(size, because);
    },
  };

  /** Whether it was waited for; a span of it is not any more. */
  function isLeft(traceId: string): boolean {
    const left = waiting.get(traceId);
    if (left === undefined) return false;
    if (left > 1) waiting.set(traceId, left - 1);
    else waiting.delete(traceId);
    return true;
  }

  function lose(traces: number, message: string): void {
    if (traces === 0) return;
    if (lostSoFar === undefined) emit({ type: "collector_lost", message });
    lostSoFar = (lostSoFar ?? 0) + traces;
    emit({ type: "traces_lost", traces, message });
  }

  function took(): void {
    if (lostSoFar !== undefined) emit({ type: "collector_returned", lost: lostSoFar });
    lostSoFar = undefined;
  }
}
