import { readFile } from "node:fs/promises";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { invalidFixtures } from "../fixtures/fault.ts";
import { whyNoFile } from "../fixtures/regular-file.ts";
import { writeFixtures } from "../fixtures/write-fixtures.ts";

/**
 * The text of a file that may not be there yet.
 * @throws LedgerError QUESTIONS_INVALID
 */
export async function textIn(file: string): Promise<string | undefined> {
  const why = await whyNoFile(file);
  if (why !== undefined) throw invalidFixtures([{ file, what: why }], "Give a file of JSON lines.");
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw invalidFixtures([{ file, what: `cannot be read: ${reasonOf(error)}` }]);
  }
}

/**
 * Adds lines below what is in a file, which stays letter by letter, in one step.
 * @param before what was in it when it was read
 * @throws LedgerError QUESTIONS_UNWRITABLE, also where somebody has written to it since
 */
export async function addToFile(
  file: string,
  before: string | undefined,
  lines: readonly string[],
): Promise<void> {
  await requireUnchanged(file, before);
  const kept =
    before === undefined || before === "" || before.endsWith("\n") ? (before ?? "") : `${before}\n`;
  await writeFixtures(
    file,
    kept + lines.map((line) => `${line}\n`).join(""),
    before === undefined ? "new" : "changed",
  );
}

async function requireUnchanged(file: string, before: string | undefined): Promise<void> {
  if ((await textIn(file)) === before) return;
  throw new LedgerError(
    "QUESTIONS_UNWRITABLE",
    `${file} was changed meanwhile, and is left as it is.`,
    "Run the command again.",
  );
}
