import { expect } from "vitest";

const SIZES = [16_384, 65_536, 262_144, 1_048_576];

/**
 * Over two steps a text is sixteen times as long: linear work takes sixteen times as long, quadratic work 256 times.
 * What lies between is for caches and collected garbage.
 */
const STEPS = 2;
const MAX_GROWTH = 64;
/** Below this a measurement says more about the machine than about the code. */
const NOISE_MS = 250;

/**
 * Runs the code on ever longer repetitions of a piece, up to 1 MB, and fails as soon as the time grows much faster
 * than the text. A regular expression that runs away shows at 64 kB already.
 */
export function expectLinearGrowth(piece: string, run: (text: string) => unknown): void {
  const times: number[] = [];
  for (const [step, size] of SIZES.entries()) {
    const text = piece.repeat(Math.ceil(size / piece.length));
    const limit = Math.max((times[step - STEPS] ?? 0) * MAX_GROWTH, NOISE_MS);
    const took = bestTime(limit, () => run(text));
    expect(took, `${size} characters of ${JSON.stringify(piece)}`).toBeLessThan(limit);
    times.push(took);
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
