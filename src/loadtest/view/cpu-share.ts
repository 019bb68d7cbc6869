import type { Standing } from "../run/standing.ts";

interface Mark {
  readonly atMs: number;
  readonly seconds: number;
}

const WINDOW_MS = 10_000;
/** A reading is seen a frame late, which a shorter time would make much of. */
const LEAST_MS = 2_000;

/** How much of a core the bot took in the last seconds; null before that is known, and where the bot tells nothing any more. */
export function createCpuShare(): (standing: Pick<Standing, "elapsedMs" | "reading">) => number | null {
  let marks: Mark[] = [];
  let seen: Standing["reading"] | undefined;
  return ({ elapsedMs, reading }) => {
    marks = marks.filter(({ atMs }) => atMs > elapsedMs - WINDOW_MS);
    if (reading !== seen && reading.cpuSeconds !== undefined) {
      const last = marks.at(-1);
      // A bot that was started again counts from zero.
      if (last && reading.cpuSeconds < last.seconds) marks = [];
      marks.push({ atMs: elapsedMs, seconds: reading.cpuSeconds });
    }
    seen = reading;
    const [first, last] = [marks[0], marks.at(-1)];
    if (!first || !last || last.atMs - first.atMs < LEAST_MS) return null;
    return ((last.seconds - first.seconds) * 1_000) / (last.atMs - first.atMs);
  };
}
