import { LedgerError } from "../../../core/errors.ts";
import { parseYaml, type YamlFile } from "../../../core/parse-yaml.ts";
import type { SlackSeed } from "./seed.ts";
import { seedSchema } from "./seed-schema.ts";

/**
 * Parses a seed that is written down.
 * @throws LedgerError SEED_INVALID that names every fault with its line, its column and its field.
 */
export function readSeed(file: YamlFile): SlackSeed {
  const parsed = parseYaml<SlackSeed>(file, () => seedSchema);
  if (parsed.ok) return parsed.content;
  throw invalid(file.path, parsed.faults);
}

function invalid(path: string, faults: readonly string[]): LedgerError {
  const list = faults.map((fault) => `  - ${fault}`).join("\n");
  return new LedgerError(
    "SEED_INVALID",
    `The seed ${path} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${list}`,
    "Correct the lines above; fixtures/seeds/two-apps.yaml, which comes with Ledger, is a seed that works.",
  );
}
