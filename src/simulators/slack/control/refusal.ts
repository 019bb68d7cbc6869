import { z } from "zod";
import { LedgerError } from "../../../core/errors.ts";

/** What the caller of the control API did wrong, with the HTTP status that says so. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface Refused {
  readonly status: number;
  readonly body: { readonly error: string; readonly message: string };
}

/**
 * How the caller is told; undefined where it is no fault of the caller. The people door throws plain errors for
 * what is not there, and only those: a TypeError is a mistake of the simulator's own.
 */
export function refusedOf(thrown: unknown): Refused | undefined {
  if (thrown instanceof Refusal) return refused(thrown.status, thrown.code, thrown.message);
  if (thrown instanceof z.ZodError) return refused(400, "invalid_arguments", z.prettifyError(thrown));
  if (thrown instanceof LedgerError) return refused(400, thrown.code.toLowerCase(), thrown.message);
  if (thrown instanceof Error && thrown.constructor === Error) return refused(400, "refused", thrown.message);
  return undefined;
}

function refused(status: number, error: string, message: string): Refused {
  return { status, body: { error, message } };
}
