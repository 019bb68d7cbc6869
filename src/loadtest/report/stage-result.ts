import type { StageUse } from "../resources/stage-use.ts";

/** What one stage of a scenario came to. */
export interface StageResult {
  readonly name: string;
  /** Seconds from the first planned start. */
  readonly from: number;
  readonly to: number;
  readonly planned: number;
  readonly sent: number;
  readonly answered: number;
  readonly errors: number;
  /** Of the answers, in milliseconds; null where there is none. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  /** What the bot took; absent where it told nothing of itself. */
  readonly resources?: StageUse;
}
