import type { Verdict } from "../judge/verdict.ts";

/** A verdict that is no pass. */
export type NoPass = Exclude<Verdict, { kind: "pass" }>;

/** What it failed of, or why it has no verdict, in a word. */
export function reasonOf(verdict: NoPass): string {
  return verdict.kind === "fail" ? verdict.attribution : verdict.kind;
}

/** The mark of a failure that passed in the baseline, and the same where there is room. */
export const BROKE = "broke";
export const BROKE_SINCE = "broke since the baseline";
