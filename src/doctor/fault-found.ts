import { LedgerError } from "../core/errors.ts";
import type { Evidence, Trouble } from "./check.ts";

/** A fault that a check was looking for. Any other is thrown on: then the check could not be made. */
export function faultFound(error: unknown, looked: Omit<Evidence, "saw">): Trouble {
  if (!(error instanceof LedgerError)) throw error;
  return { state: "FAIL", evidence: { ...looked, saw: error.message }, remedy: error.remedy };
}
