import { setInterval as ticks } from "node:timers/promises";
import { showLoad } from "../../../src/loadtest/view/show-load.ts";
import { madeUpRun } from "./standings.ts";

/** Shows a made-up run in this terminal for so many seconds, and tells the CPU time it took; `quiet` shows nothing. */
const [, , seconds = "5", how = ""] = process.argv;

const { stdout: output, stderr: errors, stdin: input, env } = process;
const run = madeUpRun();
const stopping = new AbortController();
const watch = await showLoad({
  ...{ output, errors, input, env, json: false, quiet: how === "quiet" },
  onStop: () => stopping.abort(),
  onEnd: () => process.exit(130),
});
const end = watch(() => run.standing());

const begin = performance.now();
let before = process.cpuUsage();
let measuredFrom = begin;
for await (const _ of ticks(20)) {
  const elapsed = performance.now() - begin;
  // What is loaded and compiled at the begin is no part of a frame.
  if (measuredFrom === begin && elapsed > 3_000) {
    before = process.cpuUsage();
    measuredFrom = performance.now();
  }
  run.goOnTo(elapsed);
  if (stopping.signal.aborted || elapsed > Number(seconds) * 1_000) break;
}
const { user, system } = process.cpuUsage(before);
const share = (user + system) / 1_000 / (performance.now() - measuredFrom);
await end();
output.write(
  `the run is ${stopping.signal.aborted ? "stopped" : "over"}, cpu ${(share * 100).toFixed(2)} %\n`,
);
