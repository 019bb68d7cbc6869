/** Which samples of a case passed, and which failed. */
export interface SampleBits {
  /** @param sample from 1 */
  set(at: number, sample: number, passed: boolean): void;
  get(sample: number, at: number): boolean | undefined;
}

/** Samples behind them are counted, but not which they were. */
export const MOST_SAMPLES = 32;
const FIRST_SIZE = 64;

/** Eight bytes a case. */
export function createSampleBits(): SampleBits {
  let passed = new Uint32Array(FIRST_SIZE);
  let failed = new Uint32Array(FIRST_SIZE);

  function makeRoomFor(at: number): void {
    if (at < passed.length) return;
    const size = Math.max(at + 1, passed.length * 2);
    const [morePassed, moreFailed] = [new Uint32Array(size), new Uint32Array(size)];
    morePassed.set(passed);
    moreFailed.set(failed);
    [passed, failed] = [morePassed, moreFailed];
  }

  return {
    set(at, sample, isPass) {
      if (sample > MOST_SAMPLES) return;
      makeRoomFor(at);
      const bits = isPass ? passed : failed;
      bits[at] = (bits[at] ?? 0) | (1 << (sample - 1));
    },
    get(sample, at) {
      if (sample > MOST_SAMPLES) return undefined;
      const bit = 1 << (sample - 1);
      if ((passed[at] ?? 0) & bit) return true;
      return (failed[at] ?? 0) & bit ? false : undefined;
    },
  };
}
