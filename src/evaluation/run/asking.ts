import type { Case } from "../case.ts";
import type { Asked } from "../through/asked.ts";
import type { RunHeader } from "./journal-line.ts";

/** Where a run's answers come from: the path, an earlier run, or both. */
export interface Asking {
  readonly header: RunHeader;
  /** Undefined where the run that is judged anew has no answer to the case. */
  ask(given: Case, sample: number, signal: AbortSignal): Promise<Asked | undefined>;
  close(): Promise<void>;
}
