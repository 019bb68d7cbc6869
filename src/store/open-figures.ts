import { databaseFault } from "./database-faults.ts";
import { openBeside } from "./open-beside.ts";
import { type ModelCost, readModelCosts, readTeamCosts, type TeamCost } from "./report/cost.ts";
import { type Gap, readGaps, readSources, type UsedSource } from "./report/gaps.ts";
import type { Period } from "./report/period.ts";
import { type Quality, readQuality } from "./report/quality.ts";
import {
  type Askers,
  type DayOfQuestions,
  readAskers,
  readDays,
  readWeeks,
  type WeekOfQuestions,
} from "./report/usage.ts";

/** What was asked and answered in a period. */
export interface Figures {
  readonly days: readonly DayOfQuestions[];
  readonly weeks: readonly WeekOfQuestions[];
  readonly askers: Askers;
  readonly quality: Quality;
  readonly models: readonly ModelCost[];
  readonly teams: readonly TeamCost[];
  readonly gaps: readonly Gap[];
  readonly sources: readonly UsedSource[];
}

export interface FiguresReader {
  /** @param most how many gaps and sources at most, the most frequent first */
  read(period: Period, most: number): Promise<Figures>;
  close(): Promise<void>;
}

/**
 * Opens what is kept in Postgres for reports.
 * @throws LedgerError DATABASE_UNAVAILABLE
 */
export async function openFigures(url: string): Promise<FiguresReader> {
  const { db, close } = await openBeside(url, "read");
  const reading = (error: unknown) => {
    throw databaseFault(url, error, "read");
  };
  return {
    close,
    // One snapshot, so that the parts of a report agree with each other while questions come in.
    read: (period, most) =>
      db
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute(async (snapshot) => ({
          days: await readDays(snapshot, period),
          weeks: await readWeeks(snapshot, period),
          askers: await readAskers(snapshot, period),
          quality: await readQuality(snapshot, period),
          models: await readModelCosts(snapshot, period),
          teams: await readTeamCosts(snapshot, period),
          gaps: await readGaps(snapshot, period, most),
          sources: await readSources(snapshot, period, most),
        }))
        .catch(reading),
  };
}
