import { writeFile } from "node:fs/promises";
import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { readPeriod } from "../report/read-period.ts";
import { openVotes } from "../store/open-votes.ts";
import { casesOf } from "./cases-of.ts";
import type { ExportedCase } from "./exported-case.ts";

export interface ExportOptions {
  readonly env: Environment;
  readonly since: string;
  /** Where the cases go; without it they are what is printed. */
  readonly out?: string | undefined;
  readonly json: boolean;
  readonly now: Date;
}

/** What a command prints, to its output and beside it. */
export interface Printed {
  readonly output: string;
  readonly note: string;
}

/**
 * Makes evaluation cases of the votes on answers, one JSON object a line as `ledger eval` reads them.
 * @throws LedgerError PERIOD_INVALID, SETTINGS_INVALID, DATABASE_UNAVAILABLE or FEEDBACK_UNWRITABLE
 */
export async function runExport({ env, since, out, json, now }: ExportOptions): Promise<Printed> {
  const { from } = readPeriod(since, undefined, now);
  const { DATABASE_URL } = readSettings(env, { required: ["DATABASE_URL"] });
  const cases = casesOf(await votedSince(DATABASE_URL, from));
  const lines = cases.map((each) => `${JSON.stringify(each)}\n`).join("");
  const written = out !== undefined && cases.length > 0;
  if (written) await write(out, lines);
  const summary = { since: from.toISOString(), ...countsOf(cases), ...(written && { file: out }) };
  if (json) return { output: `${JSON.stringify({ ...summary, cases })}\n`, note: "" };
  return { output: out === undefined ? lines : "", note: `${say(summary)}\n` };
}

async function votedSince(url: string, from: Date) {
  const votes = await openVotes(url);
  try {
    return await votes.votedSince(from);
  } finally {
    await votes.close();
  }
}

/** What a person has reviewed in an earlier file is not written over. */
async function write(file: string, lines: string): Promise<void> {
  try {
    await writeFile(file, lines, { flag: "wx" });
  } catch (error) {
    throw new LedgerError(
      "FEEDBACK_UNWRITABLE",
      `The cases cannot be written to ${file}: ${reasonOf(error)}`,
      "Give a file that is not there yet, in a folder that can be written to.",
      error,
    );
  }
}

interface Counts {
  readonly exported: number;
  readonly toReview: number;
}

function countsOf(cases: readonly ExportedCase[]): Counts {
  return { exported: cases.length, toReview: cases.filter(({ review }) => review).length };
}

function say({
  exported,
  toReview,
  since,
  file,
}: Counts & { readonly since: string; readonly file?: string }) {
  if (exported === 0)
    return `Nobody has voted on an answer since ${since.slice(0, 10)}: there is no case to export.`;
  const where = file === undefined ? "" : ` in ${file}`;
  return `${exported} cases${where}, ${toReview} of them to be reviewed: give each its gold and take "review" out.`;
}
