import { LedgerError, reasonOf } from "../core/errors.ts";
import type { Check, CheckResult, CheckState, Finding } from "./check.ts";

const WITHIN_MS = 30_000;

/** Runs all checks at once. One that throws, or does not end in time, is UNKNOWN and keeps no other from it. */
export async function runChecks(
  checks: readonly Check[],
  withinMs: number = WITHIN_MS,
): Promise<readonly CheckResult[]> {
  return Promise.all(
    checks.map(async (check) => {
      const { id, title, severity } = check;
      return { id, title, severity, ...(await findingOf(check, withinMs)) };
    }),
  );
}

/** From the best to the worst: where something is not right, that decides. */
const FROM_THE_BEST: readonly CheckState[] = ["SKIPPED", "PASS", "WARN", "UNKNOWN", "FAIL"];

export function worstOf(results: readonly CheckResult[]): CheckState {
  const rank = Math.max(0, ...results.map(({ state }) => FROM_THE_BEST.indexOf(state)));
  return FROM_THE_BEST[rank] ?? "UNKNOWN";
}

async function findingOf(check: Check, withinMs: number): Promise<Finding> {
  const late = Promise.withResolvers<Finding>();
  const timer = setTimeout(() => late.resolve(notInTime(check, withinMs)), withinMs);
  try {
    return await Promise.race([check.run(), late.promise]);
  } catch (error) {
    return thrown(check, error);
  } finally {
    clearTimeout(timer);
  }
}

function thrown({ title }: Check, error: unknown): Finding {
  return {
    state: "UNKNOWN",
    evidence: { did: `Tried to check: ${title}`, saw: reasonOf(error), wanted: "a check that ends" },
    remedy:
      error instanceof LedgerError
        ? error.remedy
        : "Mend what the reason names and run it again. If it names nothing of yours, this is a bug: please report it.",
  };
}

function notInTime({ title }: Check, withinMs: number): Finding {
  const seconds = withinMs / 1000;
  return {
    state: "UNKNOWN",
    evidence: {
      did: `Tried to check: ${title}`,
      saw: `no result within ${seconds} s`,
      wanted: "a check that ends",
    },
    remedy: "Run it again. If it stays so, look at what this check touches: a disk, a folder or a database.",
  };
}
