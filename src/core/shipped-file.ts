import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file that comes with Ledger, by its path from the folder of package.json: the same from the sources and from the bundle. */
export function shippedFile(...path: readonly string[]): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, "package.json"))) return join(folder, ...path);
  throw new Error(`${path.join("/")} is looked for beside a package.json, and there is none`);
}
