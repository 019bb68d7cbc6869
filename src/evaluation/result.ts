import type { AssertionResult } from "./assertions/assertion.ts";
import type { Case } from "./case.ts";
import type { Verdict } from "./judge/verdict.ts";
import type { Observation } from "./observation.ts";

/** Scores of one case, from 0 to 1; null where the metric says nothing of it. Names as in metrics/measures.ts. */
export type Scores = Readonly<Record<string, number | null>>;

/** One case with what was seen of it and what that is worth. `sample` counts from 1 with --repeat. */
export interface Result {
  readonly case: Case;
  readonly sample: number;
  readonly verdict: Verdict;
  /** Null where the path could not be asked. */
  readonly observation: Observation | null;
  readonly assertions: readonly AssertionResult[];
  readonly scores: Scores;
  /** It passed in the baseline, and fails. */
  readonly brokeBaseline?: true;
}
