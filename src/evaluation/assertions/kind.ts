import type { Observation } from "../observation.ts";
import type { Assertion } from "./assertion.ts";

/** What a judge found, before `not-`. */
export type Judged =
  | {
      readonly holds: boolean;
      /** From 0 to 1; without it 1 where the assertion holds, else 0. */
      readonly score?: number;
      /** What was asserted, after "expected the answer ", such as `to contain "5 days"`. */
      readonly wanted: string;
      /** What was seen instead. */
      readonly seen?: string;
    }
  | { readonly unsupported: string };

/** One type of assertion. */
export interface Kind {
  /** What is wrong with the assertion as it is written; nothing is asked of an answer yet. */
  readonly faultOf?: (assertion: Assertion) => string | undefined;
  readonly judge: (assertion: Assertion, seen: Observation) => Judged;
}

/** A kind that nothing here can judge. */
export function unsupported(because: string): Kind {
  return { judge: () => ({ unsupported: because }) };
}

/** A value in a message, on one line and short. */
export function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/gu, " ");
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}
