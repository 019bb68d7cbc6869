import { LedgerError } from "../../core/errors.ts";
import type { AskedPath } from "./asked.ts";
import { differenceOf, nearestOf, type Wanted } from "./difference.ts";
import type { PlacedEntry } from "./read-cassette.ts";

export interface Missing {
  readonly what: AskedPath;
  /** The case that asked; undefined for what belongs to none. */
  readonly caseId: string | undefined;
  readonly path: string;
  /** With the sample's number. */
  readonly key: string;
  readonly wanted: Wanted;
  readonly entries: ReadonlyMap<string, PlacedEntry>;
}

/** A request that is in no cassette, with what differs from the nearest one that is: LedgerError CASSETTE_MISS. */
export function cassetteMiss(missing: Missing): LedgerError {
  const { what, caseId, path } = missing;
  const request = what === "/embeddings" ? "an embedding request" : "a request";
  const whose = caseId === undefined ? request : `${request} of "${caseId}"`;
  return new LedgerError(
    "CASSETTE_MISS",
    `${path} has no recording of ${whose}: ${reasonOf(missing)}.`,
    "If the change is meant, record it with `ledger record --mode record-missing` and look at the new answers.",
  );
}

function reasonOf({ path: _, key, wanted, entries }: Missing): string {
  if (entries.size === 0) return "nothing is recorded there";
  const [hash, sample] = key.split("#");
  const samples = [...entries.keys()].filter((each) => each.startsWith(`${hash}#`)).length;
  if (samples > 0) return `sample ${sample} is asked for, and ${samples} are recorded`;
  const nearest = nearestOf(entries.values(), wanted);
  const differences = nearest ? differenceOf(nearest, wanted) : [];
  // Where every component is the same, only what the components do not tell can differ, such as a tool's form.
  const told = differences.length > 0 ? differences.join("; ") : "how its messages are laid out";
  return `the nearest is line ${nearest?.line}, which differs in ${told}`;
}
