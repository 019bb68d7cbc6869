import type { z } from "zod";
import { LedgerError } from "../../core/errors.ts";
import type { ScenarioDocument } from "./scenario-document.ts";

/** What is wrong at a path of a scenario. */
export interface FaultAt {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const SHOWN = 20;

/** `path:line:column name what`, one line for each fault that a schema found. */
export function linesOfIssues(error: z.core.$ZodError, document: ScenarioDocument): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [lineOfFault(issue, document)];
    const messages = issue.message.split("\n");
    const { path, keys } = issue;
    return keys.map(
      (key, at) =>
        `${document.atKey(path, key)} ${nameOf([...path, key])} ${messages[at] ?? "is not known."}`,
    );
  });
}

export function lineOfFault({ path, message }: FaultAt, document: ScenarioDocument): string {
  return `${document.at(path)} ${nameOf(path) || "the file"} ${message}`;
}

/** The error that names the faults of a scenario. */
export function invalidScenario(path: string, faults: readonly string[]): LedgerError {
  const list = faults.slice(0, SHOWN).map((fault) => `\n  - ${fault}`);
  const more = faults.length > SHOWN ? `\n  - and ${faults.length - SHOWN} more` : "";
  return new LedgerError(
    "SCENARIO_INVALID",
    `The scenario ${path} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:${list.join("")}${more}`,
    "Correct the lines above; loadtests/smoke.yaml, which comes with Ledger, is a scenario that works.",
  );
}

function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`))
    .join("");
}
