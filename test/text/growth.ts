import { expect } from "vitest";

const SIZES = [16_384, 65_536, 262_144, 1_048_576];

/** A step is four times as long: linear work takes four times as long, quadratic work sixteen times. */
const MAX_GROWTH = 10;
/** Below this a measurement says more about the machine than about the code. */
const NOISE_MS = 250;

/**
 * Runs the code on ever longer repetitions of a piece, up to 1 MB, and fails at the first step on which
 * the time grows much faster than the text. A regular expression that runs away shows at 64 kB already.
 */
export function expectLinearGrowth(piece: string, run: (text: string) => unknown): void {
  let previous = 0;
  for (const size of SIZES) {
    const text = piece.repeat(Math.ceil(size / piece.length));
    const limit = Math.max(previous * MAX_GROWTH, NOISE_MS);
    const took = bestTime(limit, () => run(text));
    expect(took, `${size} characters of ${JSON.stringify(piece)}`).toBeLessThan(limit);
    previous = took;
  }
}

/**
 * In milliseconds that the processor worked for us: what else the machine does, does not count. Garbage may be
 * collected in one run, not in each of three.
 */
function bestTime(limit: number, run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && best >= limit; tries++) {
    const before = process.threadCpuUsage();
    run();
    best = Math.min(best, process.threadCpuUsage(before).user / 1_000);
  }
  return best;
}
