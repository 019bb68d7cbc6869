import { stylesOf } from "../../../cli/styles.ts";
import type { Environment } from "../../../config/environment.ts";
import { type Line, widthOfLine, written } from "../../../terminal-text/line.ts";
import { barLine, progressLine } from "./bar-line.ts";
import type { Progress } from "./progress.ts";

/** A stream that may be a terminal. */
export type Terminal = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** What is told while a run goes on. */
export interface LiveOutput {
  /** Shows how far the run is, if it is time for that. */
  show(progress: Progress): void;
  /** A line that stays, above how far the run is. */
  print(line: Line, progress: Progress): void;
  /** Takes away what does not stay. */
  end(): void;
}

export interface LiveOptions {
  readonly errors: Terminal;
  readonly env: Environment;
  /** Milliseconds from any moment. */
  readonly now: () => number;
}

/** A bar that is drawn over on a terminal, and elsewhere lines now and then, with nothing in them that a terminal obeys. */
export function createLiveOutput({ errors, env, now }: LiveOptions): LiveOutput {
  const styled = stylesOf(errors, env);
  const drawn = errors.isTTY === true && env.TERM !== "dumb";
  const everyMs = drawn ? 100 : 10_000;
  let progress: Progress | undefined;
  let shownAt = drawn ? Number.NEGATIVE_INFINITY : now();
  let shownWidth = 0;
  // Whoever closed it wants to read nothing; the run is not for that stream.
  errors.on("error", () => {});
  if (drawn) errors.on("resize", draw);
  return {
    show(next) {
      progress = next;
      if (now() - shownAt < everyMs) return;
      shownAt = now();
      if (drawn) draw();
      else errors.write(`${written(progressLine(next), columns(), styled)}\n`);
    },
    print(line, next) {
      progress = next;
      errors.write(`${cleared()}${written(line, columns(), styled)}\n`);
      draw();
    },
    end() {
      errors.removeListener("resize", draw);
      progress = undefined;
      errors.write(cleared());
    },
  };

  function columns(): number {
    return errors.isTTY ? errors.columns || 80 : WIDTH_ELSEWHERE;
  }

  /** Never in the last column, where some terminals go on to the next line. */
  function draw(): void {
    if (!drawn || !progress) return;
    const line = barLine(progress, columns() - 1);
    const before = cleared();
    shownWidth = Math.min(widthOfLine(line), columns() - 1);
    errors.write(`${before}${NO_WRAP}${written(line, columns() - 1, styled)}${WRAP}\r`);
  }

  /**
   * The cursor waits where the bar begins, and stays there where a terminal that is made narrower puts the bar on several
   * rows.
   */
  function cleared(): string {
    if (shownWidth === 0) return "";
    const text = shownWidth > columns() ? "\u001b[J" : "\u001b[K";
    shownWidth = 0;
    return text;
  }
}

/** A terminal may be narrower already than this process has heard. */
const NO_WRAP = "\u001b[?7l";
const WRAP = "\u001b[?7h";
const WIDTH_ELSEWHERE = 120;
