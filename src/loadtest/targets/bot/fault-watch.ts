import type { LedgerError } from "../../../core/errors.ts";

/** Tells an end that nobody asked for from one that was asked for. */
export interface FaultWatch {
  /** Aborted with the first fault. */
  readonly broken: AbortSignal;
  fail(fault: LedgerError): void;
  follow(ended: Promise<LedgerError>): void;
  /** From here on ends are no faults. */
  stopping(): void;
}

export function createFaultWatch(): FaultWatch {
  const controller = new AbortController();
  let stopping = false;
  const fail = (fault: LedgerError) => {
    if (!stopping) controller.abort(fault);
  };
  return {
    broken: controller.signal,
    fail,
    follow: (ended) => void ended.then(fail),
    stopping() {
      stopping = true;
    },
  };
}
