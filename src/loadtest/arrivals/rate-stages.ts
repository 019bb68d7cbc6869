/** One stage: the rate goes on a straight line from where the last stage ended to the target. */
export interface RateStage {
  /** In each time unit. */
  readonly target: number;
  /** Zero is a jump. */
  readonly durationMs: number;
}

export interface RateStages {
  /** In each time unit, at the begin. */
  readonly startRate: number;
  readonly timeUnitMs: number;
  readonly stages: readonly RateStage[];
}

/** A stage as a straight line: rates per millisecond, and how many arrivals there were before it. */
export interface RateSegment {
  readonly beginMs: number;
  readonly durationMs: number;
  readonly from: number;
  readonly to: number;
  readonly countBefore: number;
  /** The area under the line: `duration * (from + to) / 2`. */
  readonly count: number;
}

export function segmentsOf({ startRate, timeUnitMs, stages }: RateStages): RateSegment[] {
  const segments: RateSegment[] = [];
  let [from, beginMs, countBefore] = [startRate / timeUnitMs, 0, 0];
  for (const { target, durationMs } of stages) {
    const to = target / timeUnitMs;
    const count = (durationMs * (from + to)) / 2;
    segments.push({ beginMs, durationMs, from, to, countBefore, count });
    [from, beginMs, countBefore] = [to, beginMs + durationMs, countBefore + count];
  }
  return segments;
}

export function durationOf(stages: readonly { readonly durationMs: number }[]): number {
  return stages.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

/** The index of the stage that a moment is in; the last one for all that is later. */
export function stageAt(stages: readonly { readonly durationMs: number }[], offsetMs: number): number {
  let endMs = 0;
  const index = stages.findIndex(({ durationMs }) => {
    endMs += durationMs;
    return offsetMs < endMs;
  });
  return index === -1 ? stages.length - 1 : index;
}
