import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles } from "./generated-files.ts";

/** Writes into compose/ what is generated for it. A development script: nothing that runs imports it. */
const ROOT = join(import.meta.dirname, "../..");

for (const [path, text] of generatedFiles()) {
  const file = join(ROOT, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
