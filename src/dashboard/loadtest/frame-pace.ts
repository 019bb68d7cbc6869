/** Lets a view draw only as often as it may, so that it takes nothing from what it shows. */
export interface FramePace {
  /** Draws where it is time to. */
  tick(draw: () => void): void;
}

/** Of one core, for the drawing itself; what the terminal and the memory's cleaner take comes on top. */
const SHARE = 1 / 30;

/** Both in milliseconds, and only ever growing. */
export interface FrameClock {
  now(): number;
  /** Time that this process had of a core, so that a busy machine does not make frames look dear. */
  cpu(): number;
}

export function createFramePace({ now, cpu }: FrameClock): FramePace {
  let restsUntil = 0;
  return {
    tick(draw) {
      const begin = now();
      if (begin < restsUntil) return;
      const before = cpu();
      draw();
      restsUntil = begin + (cpu() - before) / SHARE;
    },
  };
}

export const PROCESS_CLOCK: FrameClock = {
  now: () => performance.now(),
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
};
