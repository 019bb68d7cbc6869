import type pg from "pg";
import { reasonOf } from "../core/errors.ts";
import { refuseUnfit } from "./database-faults.ts";

export interface DatabaseState {
  readonly state: "up" | "down";
  readonly detail?: string;
}

/** Asks the database whether it answers, and whether it can be written to. */
export async function stateOfDatabase(pool: pg.Pool): Promise<DatabaseState> {
  try {
    await refuseUnfit(pool);
    return { state: "up" };
  } catch (error) {
    return { state: "down", detail: reasonOf(error) };
  }
}
