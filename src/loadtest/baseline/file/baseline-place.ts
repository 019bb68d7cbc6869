import { join } from "node:path";
import { LedgerError } from "../../../core/errors.ts";

/** Where a baseline is kept. */
export interface BaselinePlace {
  /** As it was given, for the reports. */
  readonly name: string;
  readonly path: string;
}

/** Letters and digits, and dots and dashes between them. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}$/u;

/**
 * The place of a baseline by its name, or by the path of a file: whatever has a slash or ends in .json is a path.
 * @param folder of the baselines with a name
 * @throws LedgerError BASELINE_INVALID where it is neither
 */
export function baselinePlace(given: string, folder: string): BaselinePlace {
  if (/[\\/]|\.json$/i.test(given)) return { name: given, path: given };
  if (NAME.test(given)) return { name: given, path: join(folder, `${given}.json`) };
  throw new LedgerError(
    "BASELINE_INVALID",
    `${JSON.stringify(given)} is neither the name nor the path of a baseline.`,
    "Give --baseline a name of letters, digits, dots and dashes, such as main, or the path of a .json file.",
  );
}
