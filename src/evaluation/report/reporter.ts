import type { SelfCheck } from "../baseline/self-check.ts";
import type { Summary } from "../metrics/summary.ts";
import type { Result } from "../result.ts";

/** What is known of a run before its first case. */
export interface RunHead {
  /** As they were given, with `/`. */
  readonly files: readonly string[];
  /** Cases of the files, and those of them that are asked. */
  readonly total: number;
  readonly selected: number;
  readonly repeat: number;
  readonly seed: number;
  readonly knowledge: { readonly version: string; readonly documents: number; readonly passages: number };
  /** By its name in the settings. */
  readonly model: string;
  /** A hash of the prompt, or "none" where no model is prompted. */
  readonly prompt: string;
  /** Where the model's words come from. */
  readonly answers: "offline" | "cassettes" | "live";
  readonly through: "path" | "slack";
}

/** What one model had to do with a run. */
export interface ModelShare {
  readonly model: string;
  readonly results: number;
  /** US dollars; null where a price is not known. */
  readonly costUsd: number | null;
}

/** What a run came to. */
export interface RunEnd {
  readonly head: RunHead;
  readonly ended: "complete" | "interrupted" | "first-failure";
  readonly summary: Summary;
  /** The one that was asked most comes first. */
  readonly models: readonly ModelShare[];
  /** Answers that a run judged anew did not have; absent where it had all. */
  readonly leftOut?: number;
  /** What failed the run, a sentence each; none where the gate held. */
  readonly faults: readonly string[];
  /** Nothing could have failed the run: no threshold, no baseline, no assertion. */
  readonly ungated: boolean;
  /** Only where the gate itself was tried. */
  readonly selfCheck?: SelfCheck;
}

/** Tells of a run while it goes on. Results come in the order of the files, each sample after the one before. */
export interface Reporter {
  begin(head: RunHead): void | Promise<void>;
  /** The run waits for it, so that what is written piles up nowhere. */
  result(result: Result): void | Promise<void>;
  end(end: RunEnd): void | Promise<void>;
  /** The run broke: nothing half-written stays. Does nothing after `end`. */
  abandon(): void | Promise<void>;
}
