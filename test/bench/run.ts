import { cpus } from "node:os";
import { tableOf } from "./figures.ts";
import { benchProcesses } from "./processes.ts";
import { benchRetrieval } from "./retrieval.ts";
import { benchSimulatedSlack } from "./simulated-slack.ts";
import { benchVectors } from "./vectors.ts";
import { benchWorkbench } from "./workbench.ts";

// Figures to read, not to pass: machines are noisy, so nothing here decides a test.
process.stdout.write(`node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}\n\n`);
const figures = [
  ...benchProcesses(),
  ...(await benchRetrieval()),
  ...(await benchWorkbench()),
  ...(await benchSimulatedSlack()),
  ...(await benchVectors()),
];
process.stdout.write(`${tableOf(figures)}\n`);
// The Socket Mode client may leave a timer behind.
process.exit();
