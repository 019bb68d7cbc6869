import { reasonOf } from "../core/errors.ts";
import { sqlStateOf } from "./sql-state.ts";

/** Whether the database has run out of what it needs to write: disk, memory, or a limit that its operator set. */
export interface Exhaustion {
  /** Hears how each statement ended. */
  note(operation: string, error: unknown): void;
  /** What it has run out of, until something can be written again. */
  reason(): string | undefined;
}

/** The codes of class 53, but for the lack of connections, which says nothing of writing. */
const EXHAUSTED = new Set(["53000", "53100", "53200", "53400"]);
const WRITES = new Set(["insert", "update", "delete"]);

export function watchExhaustion(): Exhaustion {
  let reason: string | undefined;
  return {
    note(operation, error) {
      if (EXHAUSTED.has(sqlStateOf(error) ?? "")) reason = reasonOf(error);
      else if (error === undefined && WRITES.has(operation)) reason = undefined;
    },
    reason: () => reason,
  };
}
