import { LedgerError } from "../../src/core/errors.ts";

/** The fault that a user is told; fails the test where it did not fail, or with a bug. */
export async function faultOf(act: Promise<unknown>): Promise<LedgerError> {
  const thrown = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof LedgerError) return thrown;
  throw new Error(`It did not fail as a LedgerError: ${String(thrown)}`, { cause: thrown });
}
