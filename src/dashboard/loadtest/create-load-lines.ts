import { oneLine } from "../printable.ts";
import { thresholdValueText } from "./figures.ts";
import { loadLine } from "./load-line.ts";
import type { LoadView } from "./load-view.ts";

/** Tells on a pipe how a run stands. */
export interface LoadLines {
  /** To be called at least once a second; it writes when a line is due. */
  tell(view: LoadView): void;
}

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
const LATER_MS = 10_000;
/** The figures of a warning grow while it stays the same warning. */
const FIGURE = /\d[\d.,]*/g;

/**
 * A line each second, and after a minute each ten; at once, and once, what makes the run invalid and which
 * threshold is crossed.
 */
export function createLoadLines(write: (line: string) => void): LoadLines {
  const said = new Set<string>();
  let dueMs = SECOND_MS;
  const sayOnce = (what: string, line: string) => {
    if (said.has(what)) return;
    said.add(what);
    write(line);
  };
  return {
    tell(view) {
      if (view.elapsedMs >= dueMs) {
        write(loadLine(view));
        const step = view.elapsedMs < MINUTE_MS ? SECOND_MS : LATER_MS;
        dueMs = (Math.floor(view.elapsedMs / step) + 1) * step;
      }
      for (const threshold of view.thresholds.filter((each) => each.crossed)) {
        const name = oneLine(threshold.threshold);
        sayOnce(name, `crossed  ${name}  ${thresholdValueText(threshold)}`);
      }
      for (const warning of view.invalid.map(oneLine))
        sayOnce(warning.replace(FIGURE, ""), `INVALID  ${warning}`);
    },
  };
}
