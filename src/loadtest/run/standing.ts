import type { Figures } from "../measure/figures.ts";
import type { BotReading } from "../resources/bot-reading.ts";
import type { JudgedLoadThreshold } from "../thresholds/judge.ts";
import type { Rates } from "./rate-watch.ts";

/** How a run stands while it goes on, for those who show it or push it. Durations are in milliseconds. */
export interface Standing {
  readonly scenario: string;
  /** Null where all questions are asked, and only answers are waited for. */
  readonly stage: string | null;
  readonly elapsedMs: number;
  /** Until when questions fall due. */
  readonly plannedMs: number;
  readonly rates: Rates;
  /** How many questions are asked and not answered. */
  readonly inFlight: number;
  readonly figures: Figures;
  readonly judged: readonly JudgedLoadThreshold[];
  /** What the bot told of itself last. */
  readonly reading: BotReading;
  /** What already makes the run invalid, a sentence each. */
  readonly invalid: readonly string[];
}

/** Told of a run when it begins; its result is called when it is over. */
export type Watch = (standing: () => Standing) => () => void | Promise<void>;
