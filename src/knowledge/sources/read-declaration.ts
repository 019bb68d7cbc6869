import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { parseYaml } from "../../core/parse-yaml.ts";
import { type Declared, declarationSchema } from "./declaration.ts";
import type { Environment } from "./secret.ts";

/**
 * Reads the file that declares the sources. Folders in it are seen from where the file stands.
 * @throws LedgerError KNOWLEDGE_MISSING, or SOURCES_INVALID that names every fault with its line and column
 */
export async function readDeclaration(path: string, env: Environment): Promise<readonly Declared[]> {
  const parsed = parseYaml({ path, text: await readText(path) }, () => declarationSchema(env));
  if (!parsed.ok) throw invalid(path, parsed.faults);
  return parsed.content.sources.map((source) =>
    source.kind === "folder" ? { ...source, folder: resolve(dirname(path), source.folder) } : source,
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new LedgerError(
      "KNOWLEDGE_MISSING",
      `The file of knowledge sources ${path} cannot be read: ${reasonOf(error)}`,
      "Give a file that declares sources with --knowledge FILE (or KNOWLEDGE_FILE), or a folder of Markdown.",
      error,
    );
  }
}

function invalid(path: string, faults: readonly string[]): LedgerError {
  const list = faults.map((fault) => `  - ${fault}`).join("\n");
  return new LedgerError(
    "SOURCES_INVALID",
    `The knowledge sources in ${path} have ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${list}`,
    "Correct the lines above; docs/knowledge-sources.md shows every kind of source.",
  );
}
