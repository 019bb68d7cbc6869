import { dirname, join } from "node:path";

/** The programs that the generator runs beside itself, so that its own event loop stays free. */
export type ProcessName = "model-endpoint" | "ceiling" | "leash" | "no-op-bot";

const FROM_SOURCE = import.meta.url.endsWith(".ts");

/** @param program `bin/run.js` of the installation */
export function processFile(name: ProcessName, program: string): string {
  if (FROM_SOURCE) return join(import.meta.dirname, "..", "processes", `${name}.ts`);
  return join(dirname(program), "..", "dist", "src", "loadtest", "processes", `${name}.js`);
}
