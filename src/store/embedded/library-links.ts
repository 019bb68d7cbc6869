import { lstat, readFile, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { codeOf } from "./error-code.ts";

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the symbolic links between the libraries of a binaries package, where they are missing. An npm package
 * cannot carry links, so its install script (`scripts/hydrate-symlinks.js`) makes them; npm may have been told
 * not to run it. The list is the package's own `native/pg-symlinks.json`, with paths from the package's root.
 */
export async function hydrateLibraryLinks(postgres: string): Promise<void> {
  const native = join(dirname(postgres), "..");
  const root = join(native, "..");
  for (const { source, target } of await linksListedIn(join(native, "pg-symlinks.json"))) {
    await linkIfMissing(basename(source), join(root, target));
  }
}

async function linksListedIn(file: string): Promise<z.infer<typeof Links>> {
  try {
    return Links.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    // The package for Windows has none.
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

async function linkIfMissing(source: string, target: string): Promise<void> {
  try {
    await lstat(target);
  } catch {
    await symlink(source, target).catch((error: unknown) => {
      if (codeOf(error) !== "EEXIST") throw error;
    });
  }
}
