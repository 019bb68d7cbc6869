import type { Writable } from "node:stream";
import { stylesOf } from "../../../cli/styles.ts";
import type { Environment } from "../../../config/environment.ts";
import { createStreamOut } from "../../../report-files/stream-out.ts";
import { written } from "../../../terminal-text/line.ts";
import type { Reporter } from "../reporter.ts";
import { createKeptFailures } from "./kept-failures.ts";
import { createLiveFailures } from "./live-failures.ts";
import { createLiveOutput, type Terminal } from "./live-output.ts";
import { begun, withResult } from "./progress.ts";
import { screenOf } from "./screen.ts";

export interface TerminalReporterOptions {
  /** For the screen at the end; without it there is none, as beside `--json`. */
  readonly output?: Writable & Terminal;
  /** For what is told while the run goes on. */
  readonly errors: Terminal;
  readonly env: Environment;
  /** Milliseconds from any moment. */
  readonly now?: () => number;
}

const WIDTH_ELSEWHERE = 100;

/**
 * Tells people of a run: how far it is, the failures as they come, and at the end one screen. It keeps the failures that
 * tell most, whatever their number.
 */
export function createTerminalReporter({
  output,
  errors,
  env,
  now = () => performance.now(),
}: TerminalReporterOptions): Reporter {
  const live = createLiveOutput({ errors, env, now });
  const kept = createKeptFailures();
  const failures = createLiveFailures();
  let progress = begun(0);
  let beganAt = 0;
  return {
    begin({ selected, repeat }) {
      beganAt = now();
      progress = begun(selected * repeat);
      live.show(progress);
    },
    result(result) {
      kept.add(result);
      progress = withResult(progress, result, now() - beganAt);
      const told = failures.lineOf(result);
      if (told) live.print(told, progress);
      live.show(progress);
    },
    async end(end) {
      live.end();
      if (!output) return;
      const columns = output.isTTY ? output.columns || 80 : WIDTH_ELSEWHERE;
      const styled = stylesOf(output, env);
      const lines = screenOf(end, kept, columns).map((each) => `${written(each, columns, styled)}\n`);
      await createStreamOut(output).write(lines.join(""));
    },
    abandon() {
      live.end();
    },
  };
}
