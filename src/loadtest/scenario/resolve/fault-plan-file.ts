import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LedgerError } from "../../../core/errors.ts";
import { isMissing } from "../../../core/is-missing.ts";
import type { YamlFile } from "../../../core/parse-yaml.ts";
import { whyUnreadable } from "../../../core/why-unreadable.ts";
import { fromFolder, isPath } from "./places.ts";
import type { Path, Resolving } from "./resolving.ts";
import { namesIn, noSuchName } from "./shipped-names.ts";

/** Reads a plan that a scenario names, or takes the one that stands in it. Undefined where it cannot be had. */
export async function resolveFaultPlan<Plan extends object>(
  written: string | Plan | undefined,
  path: Path,
  parse: (file: YamlFile) => Plan,
  resolving: Resolving,
): Promise<Plan | undefined> {
  if (typeof written !== "string") return written;
  const { places } = resolving;
  const file = isPath(written) ? fromFolder(places, written) : join(places.faults, `${written}.yaml`);
  try {
    return parse({
      path: isPath(written) ? written : `fixtures/faults/${written}.yaml`,
      text: await readFile(file, "utf8"),
    });
  } catch (error) {
    const isUnknown = !isPath(written) && isMissing(error);
    resolving.fault(
      path,
      isUnknown
        ? noSuchName(written, await namesIn(places.faults, ".yaml"))
        : `cannot be used: ${error instanceof LedgerError ? error.message : whyUnreadable(error)}`,
    );
    return undefined;
  }
}
