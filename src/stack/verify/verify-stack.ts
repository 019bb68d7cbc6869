import { LedgerError } from "../../core/errors.ts";
import type { RunningStack } from "../up/running-stack.ts";
import { sayWhatIsAwaited } from "./say-what-is-awaited.ts";
import type { Verdict, Verification } from "./verification.ts";

export interface Verified extends Verdict {
  readonly claim: string;
}

export interface Hearing {
  /** Hears what is waited for, where that takes more than a moment. */
  readonly say?: (line: string) => void;
  /** Hears each verdict as it comes. */
  readonly onVerdict?: (verified: Verified) => void;
}

/**
 * Looks whether the stack does what it is for, all at once.
 * @throws LedgerError STACK_NOT_VERIFIED that lists what does not hold
 */
export async function verifyStack(
  stack: RunningStack,
  signal: AbortSignal,
  verifications: readonly Verification[],
  { say = () => {}, onVerdict }: Hearing = {},
): Promise<readonly Verified[]> {
  const verdicts = await Promise.all(
    verifications.map(async ({ claim, check }) => {
      const awaited = sayWhatIsAwaited(claim, say);
      try {
        const verified = { claim, ...(await check(stack, signal, awaited.notYet)) };
        if (!signal.aborted) onVerdict?.(verified);
        return verified;
      } finally {
        awaited.end();
      }
    }),
  );
  signal.throwIfAborted();
  const failed = verdicts.filter(({ seen }) => seen === "no");
  if (failed.length === 0) return verdicts;
  throw new LedgerError(
    "STACK_NOT_VERIFIED",
    `All services are ready, and the stack does not do what it is for:\n${failed.map(({ claim, said }) => `  - ${claim}: ${said}`).join("\n")}`,
    "`ledger stack logs` shows what the services say; `ledger stack up` looks again.",
  );
}
