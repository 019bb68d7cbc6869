import { flush, run as runOclif } from "@oclif/core";
import { handle } from "@oclif/core/handle";
import { EXIT_CODES, reasonOf } from "../core/errors.ts";
import { endsWithReader } from "./closed-output.ts";

/** Runs the command that the process's arguments name. `location` is any file of the package. */
export async function run(location: string): Promise<void> {
  // A reader that has seen enough, as `head` has, closes the pipe; what is left to print is for nobody. Heard before
  // the listener of oclif, which throws whatever else it is.
  process.stdout.prependOnceListener("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") {
      if (endsWithReader()) process.exit();
      return;
    }
    process.stderr.write(
      `ledger: The output cannot be written: ${reasonOf(error)}\nMake room on its disk, or let it go elsewhere.\n`,
    );
    process.exit(EXIT_CODES.input);
  });
  // Progress that nobody reads any more is no fault of what goes on; a fault of its disk cannot be told anywhere.
  process.stderr.on("error", () => {});
  try {
    await runOclif(process.argv.slice(2), location);
    await flush();
    // Everything is stopped by now, but a timer that a library forgot would keep the process for its time.
    process.exit();
  } catch (error) {
    await handle(error instanceof Error ? error : new Error(String(error)));
  }
}
