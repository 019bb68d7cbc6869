import { PassThrough, Writable } from "node:stream";
import type { startLoadView } from "../../dashboard/loadtest/start-load-view.tsx";
import { createLoadViews } from "./load-views.ts";
import { createRehearsedRun } from "./rehearsed-run.ts";

export type StartLoadView = typeof startLoadView;

/** Half a minute of a run at four a second; by then one more takes as long as any. */
const FRAMES = 120;

/**
 * Draws a made-up run on a terminal that nobody sees, of the size of the true one: what the first frames compile and set
 * up is then not on the loop of the generator while it sends.
 */
export async function drawFirstFrames(
  start: StartLoadView,
  { columns, rows }: Pick<NodeJS.WriteStream, "columns" | "rows">,
): Promise<void> {
  let draw = () => {};
  const shown = start({
    view: createLoadViews(createRehearsedRun()),
    ...unseenTerminal(columns, rows),
    onStop: () => {},
    onEnd: () => {},
    // None of them is to be left out because the one before was dear.
    clock: { now: () => 0, cpu: () => 0 },
    every: (_milliseconds, call) => {
      draw = call;
      return () => {};
    },
  });
  for (let frame = 0; frame < FRAMES; frame += 1) {
    draw();
    // Ink writes when the loop has come round.
    await new Promise(setImmediate);
  }
  await shown.stop();
}

function unseenTerminal(columns: number, rows: number) {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const input = new PassThrough();
  const keys = { isTTY: true, ref() {}, unref() {}, setRawMode() {} };
  return {
    output: Object.assign(output, { isTTY: true, columns, rows }) as unknown as NodeJS.WriteStream,
    input: Object.assign(input, keys) as unknown as NodeJS.ReadStream,
  };
}
