import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { parseScenario } from "./parse-scenario.ts";
import type { Scenario } from "./scenario.ts";

/**
 * Reads a scenario by the name of one that comes with Ledger, or by the path of a file: whatever has a slash
 * or ends in .yaml or .yml is a path.
 *
 * @throws LedgerError SCENARIO_MISSING, SCENARIO_INVALID
 */
export async function readScenario(given: string, shipped: string): Promise<Scenario> {
  const isPath = /[\\/]|\.ya?ml$/i.test(given);
  const path = isPath ? given : join(shipped, `${given}.yaml`);
  const text = await readText(given, path, shipped);
  return parseScenario({
    name: basename(path, extname(path)),
    path: isPath ? given : `loadtests/${given}.yaml`,
    text,
  });
}

async function readText(given: string, path: string, shipped: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new LedgerError(
      "SCENARIO_MISSING",
      `There is no scenario ${given}: ${reasonOf(error)}`,
      `Give the path of a scenario file, or a name: ${(await namesIn(shipped)).join(", ") || "none came with this installation"}.`,
      error,
    );
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => basename(file, ".yaml"))
    .sort();
}
