import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The folder in which a run of the tests keeps what its processes need to find out only once. */
export const RUN_FOLDER = "LEDGER_TEST_RUN_FOLDER";

/** What was found out in this run, by whichever process did it first. */
export async function oncePerRun(
  name: string,
  findOut: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const folder = process.env[RUN_FOLDER];
  const known = folder && join(folder, name);
  if (known) {
    try {
      return readFileSync(known, "utf8") || undefined;
    } catch {
      // Nobody has, so far.
    }
  }
  const found = await findOut();
  if (known) writeFileSync(known, found ?? "");
  return found;
}
