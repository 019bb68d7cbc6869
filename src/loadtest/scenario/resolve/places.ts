import { dirname, isAbsolute, join } from "node:path";
import { shippedFile } from "../../../core/shipped-file.ts";

/** Where the files are that a scenario names. */
export interface Places {
  /** The folder of the scenario: paths in it are from there. */
  readonly folder: string;
  /** The folders of what comes with Ledger, which is named by itself. */
  readonly questions: string;
  readonly faults: string;
}

/** The places of a scenario in this file. */
export function placesOf(scenarioFile: string): Places {
  return {
    folder: dirname(scenarioFile),
    questions: shippedFile("fixtures", "questions"),
    faults: shippedFile("fixtures", "faults"),
  };
}

/** A path has a slash or an ending that such files have; all else is the name of a shipped one. */
export function isPath(given: string): boolean {
  return /[\\/]|\.(?:ya?ml|jsonl?)$/i.test(given);
}

export function fromFolder({ folder }: Places, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
