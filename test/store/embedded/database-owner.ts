/** A process of its own that owns a database: `node database-owner.ts <dataDir>`, then a word a line on stdin. */
import { createInterface } from "node:readline";
import { LedgerError } from "../../../src/core/errors.ts";
import { startEmbeddedDatabase } from "../../../src/store/embedded/start.ts";

const [, , dataDir = ""] = process.argv;

function say(said: unknown): void {
  process.stdout.write(`${JSON.stringify(said)}\n`);
}

try {
  const database = await startEmbeddedDatabase({ dataDir, owner: "the test's owner" });
  const { url, pid, firstStart } = database;
  say({ url, pid, firstStart });
  const deeds: Record<string, () => void> = {
    stop: () => void database.stop().then(() => process.exit(0)),
    exit: () => process.exit(0),
    throw: () => {
      throw new Error("An error that nobody catches");
    },
    nothing: () => process.stdin.destroy(),
  };
  createInterface({ input: process.stdin }).on("line", (word) => deeds[word]?.());
} catch (error) {
  if (!(error instanceof LedgerError)) throw error;
  say({ code: error.code, message: error.message, remedy: error.remedy });
  process.exitCode = 1;
}
