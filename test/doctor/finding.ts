import { expect } from "vitest";
import type { Check, Finding } from "../../src/doctor/check.ts";
import { runChecks } from "../../src/doctor/run-checks.ts";

/** What a check finds when it is run as the command runs it. */
export async function findingOf(check: Check): Promise<Finding> {
  const [result] = await runChecks([check]);
  if (!result) throw new Error("There is no result");
  return result;
}

/** A finding of this state, with words in what it saw, and with a remedy where one is due. */
export function finding(state: Finding["state"], saw: RegExp | string, remedy?: RegExp | string) {
  const matching = (pattern: RegExp | string) =>
    typeof pattern === "string" ? expect.stringContaining(pattern) : expect.stringMatching(pattern);
  return expect.objectContaining({
    state,
    evidence: { did: expect.any(String), saw: matching(saw), wanted: expect.any(String) },
    ...(remedy !== undefined && { remedy: matching(remedy) }),
  });
}
