import type pg from "pg";
import { reasonOf } from "../core/errors.ts";
import { refuseUnfit } from "./database-faults.ts";
import type { Exhaustion } from "./exhaustion.ts";

export interface DatabaseState {
  readonly state: "up" | "down";
  readonly detail?: string;
}

/** Whether the database answers and can be written to. */
export async function stateOfDatabase(pool: pg.Pool, exhaustion: Exhaustion): Promise<DatabaseState> {
  try {
    await refuseUnfit(pool);
  } catch (error) {
    return { state: "down", detail: reasonOf(error) };
  }
  const reason = exhaustion.reason();
  return reason === undefined ? { state: "up" } : { state: "down", detail: reason };
}
