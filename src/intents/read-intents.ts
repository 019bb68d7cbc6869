import { readFile } from "node:fs/promises";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { parseYaml } from "../core/parse-yaml.ts";
import { type IntentFile, intentFile, intentFileBeside } from "./intent.ts";

const REMEDY =
  "Correct the file, or leave INTENTS_FILE out for the shipped intents. fixtures/intents/ledger.yaml shows the form.";

/**
 * Reads a file of intents.
 * @param shipped - what the file of an operator adds to
 * @throws LedgerError INTENTS_INVALID with each fault as `path:line:column field: what is wrong`
 */
export async function readIntents(path: string, shipped?: IntentFile): Promise<IntentFile> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new LedgerError(
      "INTENTS_INVALID",
      `The intents in ${path} cannot be read: ${reasonOf(error)}`,
      REMEDY,
      error,
    );
  });
  const parsed = parseYaml({ path, text }, () => (shipped ? intentFileBeside(shipped) : intentFile));
  if (parsed.ok) return parsed.content;
  const faults = parsed.faults.map((fault) => `  - ${fault}`).join("\n");
  throw new LedgerError("INTENTS_INVALID", `The intents are wrong:\n${faults}`, REMEDY);
}
