/** A program that hears that it is to stop, and comes to no end. Started by a test. */
import { stopSignal } from "../../src/cli/stop-signal.ts";

const { stopped } = stopSignal();
setInterval(() => {}, 1_000);
process.stdout.write("running\n");
await stopped;
process.stdout.write("stopping\n");
