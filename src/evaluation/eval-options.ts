import type { Environment } from "../config/environment.ts";
import type { ReportOptions } from "./report/open-reporters.ts";
import type { RunHead } from "./report/reporter.ts";

/** What `ledger eval` was asked for. */
export interface EvalOptions {
  readonly env: Environment;
  /** Files of questions, and globs. */
  readonly files: readonly string[];
  readonly knowledge?: string | undefined;
  /** The knowledge that comes with Ledger. */
  readonly bundled: string;
  /** As the user wrote them, such as `recall@3>=0.6`. */
  readonly thresholds: readonly string[];
  /** A file with thresholds and a baseline. */
  readonly gate?: string | undefined;
  readonly baseline?: string | undefined;
  /** Makes the run the baseline. */
  readonly bless: boolean;
  /** Tries the gate itself on the run's cases. */
  readonly selfCheck: boolean;
  readonly seed: number;
  readonly repeat: number;
  readonly concurrency: number;
  readonly failFast: boolean;
  readonly only: readonly string[];
  readonly tags: readonly string[];
  /** A run to go on with, and one whose answers are judged anew; `last` is the latest. */
  readonly resume?: string | undefined;
  readonly rescore?: string | undefined;
  /** Keeps the runs. */
  readonly runsFolder: string;
  readonly answers: RunHead["answers"];
  readonly cassettes: string;
  readonly through: RunHead["through"];
  readonly reports: ReportOptions;
  readonly signal: AbortSignal;
  readonly onWarning: (warning: string) => void;
}
