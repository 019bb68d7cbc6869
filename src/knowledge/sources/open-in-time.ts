import type { Scheduler } from "../../core/scheduler.ts";

/** What can be answered from something is not held up by a source that hangs for longer than this. */
const PATIENCE_MS = 10_000;
/** From then on whoever waits is told what for. */
const TELL_AFTER_MS = 2_000;

export interface Opening {
  readonly name: string;
  readonly opened: Promise<void>;
}

export interface InTimeOptions {
  readonly scheduler: Scheduler;
  /** Whether there is enough to go on without those that are still missing. */
  readonly isEnough: () => boolean;
  /** Told once of those that are waited for. */
  readonly onWaiting: (names: readonly string[]) => void;
}

/** Waits for all, and after a while only until there is enough; what comes later goes on. */
export function openInTime(
  openings: readonly Opening[],
  { scheduler, isEnough, onWaiting }: InTimeOptions,
): Promise<void> {
  const missing = new Set(openings.map(({ name }) => name));
  let patient = true;
  return new Promise((resolve, reject) => {
    const cancels = [
      scheduler.after(TELL_AFTER_MS, () => onWaiting([...missing])),
      scheduler.after(PATIENCE_MS, () => {
        patient = false;
        look();
      }),
    ];
    for (const { name, opened } of openings)
      opened.then(() => {
        missing.delete(name);
        look();
      }, reject);
    look();

    function look(): void {
      if (missing.size > 0 && (patient || !isEnough())) return;
      for (const cancel of cancels) cancel();
      resolve();
    }
  });
}
