export interface PassingLine {
  /** A line that stays. */
  say(line: string): void;
  /** Takes the place of what was shown last, on a terminal; elsewhere it is nothing. */
  show(line: string): void;
  /** Takes away what was shown last. */
  end(): void;
}

const AT_MOST_EVERY_MS = 1_000;

/** Lines that stay, and below them one that tells how far the work is. */
export function createPassingLine(
  output: NodeJS.WriteStream,
  now: () => number = () => performance.now(),
): PassingLine {
  let shownAt: number | undefined;
  const clear = () => {
    if (shownAt !== undefined) output.write("\r\u001b[K");
    shownAt = undefined;
  };
  return {
    say(line) {
      clear();
      output.write(`${line}\n`);
    },
    show(line) {
      if (!output.isTTY || (shownAt !== undefined && now() - shownAt < AT_MOST_EVERY_MS)) return;
      shownAt = now();
      // In the last column some terminals go on to the next line.
      output.write(`\r\u001b[K${line.slice(0, (output.columns || 80) - 1)}`);
    },
    end: clear,
  };
}
