import type { RateStage, RateStages } from "./rate-stages.ts";

export interface Spike {
  /** Before the spike and after it, in each time unit. */
  readonly baseRate: number;
  readonly peakRate: number;
  readonly timeUnitMs: number;
  readonly beforeMs: number;
  readonly peakMs: number;
  readonly afterMs: number;
  /** How long it takes up and down; by default a jump. */
  readonly rampMs?: number;
}

/** A spike as stages: level, up, level, down, and level for as long as the bot is watched recovering. */
export function spikeStages(spike: Spike): RateStages {
  const { baseRate, peakRate, timeUnitMs, beforeMs, peakMs, afterMs, rampMs = 0 } = spike;
  const stages: RateStage[] = [
    { target: baseRate, durationMs: beforeMs },
    { target: peakRate, durationMs: rampMs },
    { target: peakRate, durationMs: peakMs },
    { target: baseRate, durationMs: rampMs },
    { target: baseRate, durationMs: afterMs },
  ];
  return { startRate: baseRate, timeUnitMs, stages };
}
