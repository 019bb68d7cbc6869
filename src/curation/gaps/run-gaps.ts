import { hasWords } from "../../core/question-text.ts";
import { readPeriod } from "../../report/read-period.ts";
import { openUnhelped } from "../../store/open-unhelped.ts";
import type { Period } from "../../store/report/period.ts";
import { redact } from "../../telemetry/redact.ts";
import { databaseOf, type GivenDatabase } from "./database-of.ts";
import { gapLines } from "./gap-lines.ts";
import { groupQuestions } from "./group-questions.ts";

export interface RunGapsOptions extends GivenDatabase {
  readonly since: string;
  /** How many groups at most. */
  readonly limit: number;
  readonly json: boolean;
  readonly now: Date;
}

/** Those of longer ago say less of what is missing than the latest. */
const MOST_QUESTIONS = 50_000;
const MOST_WORDINGS = 10;

/**
 * Makes what `ledger knowledge gaps` prints. Questions are masked; answers and their sources are not shown, because
 * some may see what others may not.
 * @throws LedgerError PERIOD_INVALID, SETTINGS_INVALID, DATABASE_UNAVAILABLE, or one of the data folder's
 */
export async function runGaps({ since, limit, json, now, ...given }: RunGapsOptions): Promise<string> {
  const period = readPeriod(since, undefined, now);
  const questions = (await readFrom(given, period))
    // What is only signs is refused too, and is no gap.
    .filter(({ text }) => hasWords(text))
    .map((each) => ({ ...each, text: redact(each.text) }));
  const gaps = groupQuestions(questions);
  const found = {
    from: period.from.toISOString(),
    until: period.until.toISOString(),
    questions: questions.length,
    groups: gaps.length,
    gaps: gaps.slice(0, limit).map((gap) => ({ ...gap, alsoAsked: gap.alsoAsked.slice(0, MOST_WORDINGS) })),
  };
  return `${json ? JSON.stringify(found) : gapLines(found).join("\n")}\n`;
}

async function readFrom(given: GivenDatabase, period: Period) {
  const database = await databaseOf(given);
  try {
    const unhelped = await openUnhelped(database.url);
    try {
      return await unhelped.read(period, MOST_QUESTIONS);
    } finally {
      await unhelped.close();
    }
  } finally {
    await database.release();
  }
}
