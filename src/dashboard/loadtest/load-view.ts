/** How a load test stands, as plain data. What is not known is null, and never a zero. */
export interface LoadView {
  readonly scenario: string;
  /** Null before the first stage and after the last. */
  readonly stage: string | null;
  readonly elapsedMs: number;
  /** Null where nobody knows how long it will take. */
  readonly plannedMs: number | null;
  /** Questions each second, of the last full second. */
  readonly rate: { readonly planned: number | null; readonly achieved: number | null };
  readonly answered: number;
  readonly inFlight: number;
  /** Arrivals that were planned and never sent. */
  readonly dropped: number;
  /** In milliseconds: of the last seconds, and of all since the begin. */
  readonly times: Readonly<Record<TimeName, { readonly now: LoadTimes; readonly overall: LoadTimes }>>;
  /** The share from 0 to 1, and how often each reason was seen. */
  readonly errors: { readonly rate: number | null; readonly reasons: Readonly<Record<string, number>> };
  readonly checks: Readonly<Record<string, { readonly passes: number; readonly fails: number }>>;
  readonly thresholds: readonly LoadThreshold[];
  readonly resources: LoadResources;
  /** What makes the run's figures none of the bot's, a sentence each. */
  readonly invalid: readonly string[];
  /** From the begin on, in steps of the same length. */
  readonly series: readonly LoadPoint[];
  /** Whether the run only waits for what is under way. */
  readonly stopping?: boolean;
}

export type TimeName = "answer" | "firstText" | "ack";

export interface LoadTimes {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface LoadThreshold {
  /** As people write it: `answer_duration:p(95)<5000`. */
  readonly threshold: string;
  readonly value: number | null;
  readonly unit: "ms" | "share" | "USD" | "count";
  readonly crossed: boolean;
}

export interface LoadResources {
  /** Questions that wait. */
  readonly queue: number | null;
  /** Of one core: 1.5 is one and a half. */
  readonly cpu: number | null;
  readonly memoryBytes: number | null;
  readonly costUsd: number | null;
}

export interface LoadPoint {
  /** Questions sent each second. */
  readonly rate: number | null;
  /** Of the answers, in milliseconds. */
  readonly p95: number | null;
}
