/** A process that takes a folder's lock when it reads a line, says whether it has it, and keeps it until its end. */
import { once } from "node:events";
import { LedgerError } from "../../../src/core/errors.ts";
import { lockFolder } from "../../../src/store/embedded/folder-lock.ts";

const [, , folder = ""] = process.argv;
process.stdout.write("waiting\n");
await once(process.stdin, "data");
try {
  await lockFolder(folder, "a lock taker");
  process.stdout.write("taken\n");
} catch (error) {
  process.stdout.write(`${error instanceof LedgerError ? error.code : String(error)}\n`);
}
await once(process.stdin, "end");
