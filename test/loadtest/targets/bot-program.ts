import { resolve } from "node:path";
import { reasonOf } from "../../../src/core/errors.ts";
import { runStart } from "../../../src/start/run-start.ts";

/** `ledger start` from the sources, with the bundled knowledge. */
try {
  await runStart({
    env: process.env,
    bundled: resolve(import.meta.dirname, "../../../fixtures/knowledge"),
    adoptsDatabase: false,
  });
  process.exit();
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(3);
}
