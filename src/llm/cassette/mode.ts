import type { Environment } from "../../config/environment.ts";
import { LedgerError } from "../../core/errors.ts";

/**
 * - `replay`: what was recorded, and nothing else; there is no network.
 * - `record-missing`: what was recorded, and the endpoint for what was not.
 * - `refresh`: the endpoint for everything.
 * - `live`: the endpoint, and nothing is read or written.
 */
export const CASSETTE_MODES = ["replay", "record-missing", "refresh", "live"] as const;
export type CassetteMode = (typeof CASSETTE_MODES)[number];
export const RECORDING_MODES = ["record-missing", "refresh"] as const satisfies readonly CassetteMode[];

export function isRecording(mode: CassetteMode): boolean {
  return mode === "record-missing" || mode === "refresh";
}

/**
 * A gate that records what it is to check passes whatever it sees.
 * @throws LedgerError RECORDING_REFUSED
 */
export function refuseInCi(mode: CassetteMode, { CI = "" }: Environment): void {
  if (!isRecording(mode) || ["", "0", "false"].includes(CI.toLowerCase())) return;
  throw new LedgerError(
    "RECORDING_REFUSED",
    `Cassettes are not recorded (${mode}) where CI is set: a gate would check what it has just recorded.`,
    "Record on your own machine and commit the cassettes, or say --force.",
  );
}
