import type { Case } from "../case.ts";
import type { Observation } from "../observation.ts";

/** What came of asking a case once: what the path did, or why nothing can be said of it. */
export type Asked =
  | { readonly kind: "observed"; readonly observation: Observation }
  /** The cassette has no entry for what the path asked of its model. */
  | { readonly kind: "stale-cassette"; readonly because: string }
  /** A service or a limit kept it from being answered. */
  | { readonly kind: "infrastructure"; readonly because: string };

/** A way to the production answer path. Cases may be asked at once. */
export interface AskedPath {
  /**
   * @param sample from 1, with --repeat
   * @throws LedgerError where no further case can be asked either
   */
  ask(given: Case, sample: number, signal: AbortSignal): Promise<Asked>;
  close(): Promise<void>;
}
