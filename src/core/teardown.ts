type Close = (deadlineMs: number) => Promise<void>;

/** Remembers what was opened, to close it in the opposite order. */
export interface Teardown {
  add(close: Close): void;
  /** For `then`: remembers how to close what a promise brings. */
  closing<Opened>(close: (opened: Opened, deadlineMs: number) => Promise<void>): (opened: Opened) => Opened;
  /** Waits for all, also when one fails, so that none is opened after the others were closed. */
  whole<Parts extends readonly unknown[]>(parts: { [At in keyof Parts]: Promise<Parts[At]> }): Promise<Parts>;
  /** Closes everything, once, each within what is left of the time, whatever some of it throws; then throws the first of that. */
  run(deadlineMs: number): Promise<void>;
}

export function createTeardown(now: () => number = () => performance.now()): Teardown {
  const closers: Close[] = [];
  return {
    add: (close) => void closers.push(close),
    closing: (close) => (opened) => {
      closers.push((deadlineMs) => close(opened, deadlineMs));
      return opened;
    },
    async whole(parts) {
      await Promise.allSettled(parts);
      return Promise.all(parts) as never;
    },
    async run(deadlineMs) {
      const failures: unknown[] = [];
      const endsAt = now() + deadlineMs;
      for (let close = closers.pop(); close; close = closers.pop()) {
        try {
          await close(Math.max(0, endsAt - now()));
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
