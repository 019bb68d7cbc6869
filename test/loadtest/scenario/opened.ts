import { join } from "node:path";
import { LedgerError } from "../../../src/core/errors.ts";
import type { LoadScenario } from "../../../src/loadtest/scenario/load-scenario.ts";
import { parseLoadScenario } from "../../../src/loadtest/scenario/open-scenario.ts";
import { placesOf } from "../../../src/loadtest/scenario/resolve/places.ts";

export const SHIPPED = join(import.meta.dirname, "../../../loadtests");

/** Opens the text of a scenario that stands in a folder. */
export function opened(text: string, folder = SHIPPED): Promise<LoadScenario> {
  return parseLoadScenario({
    name: "mine",
    path: "mine.yaml",
    text,
    places: placesOf(join(folder, "mine.yaml")),
  });
}

/** The faults of a scenario, one line each. */
export async function faultsOf(text: string, folder?: string): Promise<LedgerError> {
  try {
    await opened(text, folder);
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
  throw new Error("It was taken.");
}
