import { cpus } from "node:os";
import { benchEval } from "./eval.ts";
import { type Figure, tableOf } from "./figures.ts";
import { benchLoadtestGenerator } from "./loadtest-generator.ts";
import { benchProcesses } from "./processes.ts";
import { benchRetrieval } from "./retrieval.ts";
import { benchSimulatedSlack } from "./simulated-slack.ts";
import { benchStack } from "./stack.ts";
import { benchVectors } from "./vectors.ts";
import { benchWorkbench } from "./workbench.ts";

/** What can be measured by itself: `npm run bench -- retrieval vectors`. */
const PARTS: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  processes: benchProcesses,
  eval: benchEval,
  generator: benchLoadtestGenerator,
  retrieval: benchRetrieval,
  workbench: benchWorkbench,
  slack: benchSimulatedSlack,
  vectors: benchVectors,
  stack: benchStack,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no part ${unknown.join(", ")}. The parts are ${Object.keys(PARTS).join(", ")}.\n`,
  );
  process.exit(2);
}

// Figures to read, not to pass: machines are noisy, so nothing here decides a test.
process.stdout.write(`node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}\n`);
for (const [name, bench] of Object.entries(PARTS))
  if (wanted.length === 0 || wanted.includes(name))
    process.stdout.write(`\n${name}\n${tableOf(await bench())}\n`);
// The Socket Mode client may leave a timer behind.
process.exit();
