import type { Counts } from "../run/ask-on-schedule.ts";

/** Says each second how far a run is. */
export interface ProgressLines {
  note(counts: Counts): void;
  stop(): void;
}

const EVERY_MS = 1_000;

export function createProgressLines(write: (line: string) => void): ProgressLines {
  let last: Counts | undefined;
  let seconds = 0;
  const timer = setInterval(() => {
    if (!last) return;
    seconds += 1;
    const { planned, sent, answered } = last;
    write(
      `${String(seconds).padStart(4)} s  ${sent} of ${planned} sent, ${answered} answered, ${sent - answered} open`,
    );
  }, EVERY_MS);
  return {
    note(counts) {
      last = counts;
    },
    stop: () => clearInterval(timer),
  };
}
