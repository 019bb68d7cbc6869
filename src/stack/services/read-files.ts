import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import type { ContainerFile } from "../engine/engine.ts";
import type { Service } from "./service.ts";

/** Unit tests of the rules lie beside them, and are of no use in a container. */
const TEST = /\.test\.ya?ml$/;

/**
 * What a service's files hold, in the order of their paths.
 * @param folder compose/, whose files they are
 * @throws LedgerError STACK_FILES_MISSING
 */
export async function readServiceFiles(
  { files = [] }: Service,
  folder: string,
): Promise<readonly ContainerFile[]> {
  const read = await Promise.all(files.map(({ from, at }) => filesAt(join(folder, from), at)));
  return read.flat();
}

async function filesAt(from: string, at: string): Promise<readonly ContainerFile[]> {
  try {
    if (!(await stat(from)).isDirectory()) return [{ at, text: await readFile(from, "utf8") }];
    const entries = await readdir(from, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !TEST.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    return await Promise.all(
      paths.map(async (path) => ({
        at: posix.join(at, ...relative(from, path).split(sep)),
        text: await readFile(path, "utf8"),
      })),
    );
  } catch (error) {
    throw new LedgerError(
      "STACK_FILES_MISSING",
      `The stack's configuration cannot be read: ${reasonOf(error)}`,
      "It comes with Ledger, in compose/. Install Ledger again, or run `npm run generate` in a clone.",
      error,
    );
  }
}
