import { stat } from "node:fs/promises";
import { LedgerError } from "../core/errors.ts";

/**
 * Refuses to write the journal over a file that is read.
 *
 * @param inputs - paths as they were given
 * @throws LedgerError JOURNAL_IS_INPUT
 */
export async function refuseInput(journal: string, inputs: readonly (string | undefined)[]): Promise<void> {
  const target = await identityOf(journal);
  for (const input of inputs) {
    if (input === undefined || target === undefined || (await identityOf(input)) !== target) continue;
    throw new LedgerError(
      "JOURNAL_IS_INPUT",
      `--journal would write over ${input}, which is read.`,
      "Name another file for --journal.",
    );
  }
}

/** Of the file itself, whatever links lead to it; undefined where there is none. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}
