import type { InvariantName } from "./invariant-table.ts";

/** What became of all that was watched. */
export interface InvariantReport {
  readonly holds: boolean;
  readonly checks: readonly CheckReport[];
}

export interface CheckReport {
  readonly name: InvariantName;
  /** How many questions, messages, streams or calls were looked at. */
  readonly checked: number;
  readonly violations: readonly Violation[];
  /** How many violations there are beyond those that are listed. */
  readonly more: number;
  /** What is neither fine nor a violation, such as questions that are still open. */
  readonly apart: readonly { readonly what: string; readonly count: number }[];
}

export interface Violation {
  readonly what: string;
  readonly where: Where;
}

/** A message by its channel and ts, or what else names the place. */
export interface Where {
  readonly channel?: string;
  readonly ts?: string;
  readonly user?: string;
  readonly method?: string;
}

/** Kept of each check; the others are counted. */
const MOST_LISTED = 100;

/** Collects what is found, of which the first are kept. */
export interface Violations {
  add(violation: Violation): void;
  /** What was found so far, and with it what only the moment shows. */
  listed(found?: readonly Violation[]): Pick<CheckReport, "violations" | "more">;
}

export function createViolations(): Violations {
  const kept: Violation[] = [];
  let all = 0;
  return {
    add(violation) {
      all += 1;
      if (kept.length < MOST_LISTED) kept.push(violation);
    },
    listed(found = []) {
      const violations = [...kept, ...found].slice(0, MOST_LISTED);
      return { violations, more: all + found.length - violations.length };
    },
  };
}
