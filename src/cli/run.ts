import { flush, run as runOclif } from "@oclif/core";
import { handle } from "@oclif/core/handle";

/** Runs the command that the process's arguments name. `location` is any file of the package. */
export async function run(location: string): Promise<void> {
  try {
    await runOclif(process.argv.slice(2), location);
    await flush();
    // Everything is stopped by now, but a timer that a library forgot would keep the process for its time.
    process.exit();
  } catch (error) {
    await handle(error instanceof Error ? error : new Error(String(error)));
  }
}
