import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { LedgerError } from "../../core/errors.ts";
import { isMissing } from "../../core/is-missing.ts";
import { whyUnreadable } from "../../core/why-unreadable.ts";
import { hintFor } from "../../text/nearest-names.ts";
import { readWrittenThresholds } from "../thresholds/written-thresholds.ts";
import type { LoadScenario } from "./load-scenario.ts";
import { partsOf } from "./parts-of.ts";
import { type Places, placesOf } from "./resolve/places.ts";
import { resolveScenario } from "./resolve/resolve-scenario.ts";
import { createResolving } from "./resolve/resolving.ts";
import { namesIn } from "./resolve/shipped-names.ts";
import { parseScenarioDocument } from "./scenario-document.ts";
import { invalidScenario, lineOfFault, linesOfIssues } from "./scenario-fault.ts";
import { scenarioSchemaFor } from "./schema/scenario-schema.ts";

export interface ScenarioText {
  readonly name: string;
  /** For messages. */
  readonly path: string;
  readonly text: string;
  readonly places: Places;
}

/**
 * Opens a scenario by the name of one that comes with Ledger, or by the path of a file: whatever has a slash or ends
 * in .yaml or .yml is a path. Every file that it names is read.
 *
 * @param shipped the folder of the scenarios that come with Ledger
 * @throws LedgerError SCENARIO_MISSING, SCENARIO_INVALID
 */
export async function openScenario(given: string, shipped: string): Promise<LoadScenario> {
  const isPath = /[\\/]|\.ya?ml$/i.test(given);
  const file = isPath ? given : join(shipped, `${given}.yaml`);
  const text = await readText({ given, isPath }, file, shipped);
  const source = {
    name: basename(file, extname(file)),
    path: isPath ? given : `loadtests/${given}.yaml`,
    text,
    places: placesOf(file),
  };
  return parseLoadScenario(source);
}

/**
 * Parses a scenario and reads what it names.
 * @throws LedgerError SCENARIO_INVALID that names every fault with its line and column
 */
export async function parseLoadScenario({ name, path, text, places }: ScenarioText): Promise<LoadScenario> {
  const document = parseScenarioDocument(path, text);
  if ("faults" in document) throw invalidScenario(path, document.faults);
  const parsed = scenarioSchemaFor(document.content).safeParse(document.content);
  if (!parsed.success) throw invalidScenario(path, linesOfIssues(parsed.error, document));
  const resolving = createResolving(places);
  const scenario = await resolveScenario(name, parsed.data, document.at, resolving);
  const faults = [
    ...resolving.faults().map((fault) => lineOfFault(fault, document)),
    ...readWrittenThresholds(scenario.thresholds, partsOf(scenario)).faults,
  ];
  if (faults.length > 0) throw invalidScenario(path, faults);
  return scenario;
}

interface Given {
  readonly given: string;
  readonly isPath: boolean;
}

async function readText({ given, isPath }: Given, file: string, shipped: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const names = await namesIn(shipped, ".yaml");
    throw new LedgerError(
      "SCENARIO_MISSING",
      isMissing(error)
        ? `There is no ${isPath ? "file" : "scenario"} ${given}${hintFor(given, names) || "."}`
        : `The scenario ${given} cannot be read: ${whyUnreadable(error)}.`,
      `Give the path of a scenario file, or a name: ${names.join(", ") || "none came with this installation"}.`,
      error,
    );
  }
}
