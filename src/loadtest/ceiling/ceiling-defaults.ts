import type { CeilingPlan } from "../targets/ceiling/ceiling-route.ts";

/** As many connections as autocannon and wrk take unless told. */
const CONNECTIONS = 10;
const DURATION_MS = 10_000;
const TIMEOUT_MS = 10_000;
const QUESTION = "What is a hard close?";

/** What of a plan is said; all else is as usual. */
export type PartOfPlan = { readonly [Name in keyof CeilingPlan]?: CeilingPlan[Name] | undefined };

/** The plan of a ceiling, with what was not said filled in. Durations are taken as whole seconds, at least one. */
export function ceilingPlan({
  connections = CONNECTIONS,
  durationMs = DURATION_MS,
  timeoutMs = TIMEOUT_MS,
  question = QUESTION,
}: PartOfPlan = {}): CeilingPlan {
  const seconds = Math.max(1, Math.ceil(durationMs / 1_000));
  return { connections, durationMs: seconds * 1_000, timeoutMs, question };
}
