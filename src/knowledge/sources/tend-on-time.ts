import type { Scheduler } from "../../core/scheduler.ts";
import { watchFolder } from "../watch-folder.ts";
import type { TendedSource } from "./tended-source.ts";

/** A source that failed is asked again after a minute, if it would not be sooner. */
const RETRY_MS = 60_000;
/** Up to so large a part of the interval sooner or later, so that replicas do not all ask at once. */
const JITTER = 0.1;

export interface TimingOptions {
  readonly scheduler: Scheduler;
  readonly random: () => number;
  /** Called after each refresh. */
  readonly onRefreshed: () => void;
  /** Told where that throws; the source is tended on. */
  readonly onFault: (error: unknown) => void;
  readonly onWatchFault: (error: unknown) => void;
}

/**
 * Refreshes a source on its schedule, and a folder also when it changes, never twice at the same time. The first time
 * is when what there is gets too old. Returns the way to stop, which waits for what is under way.
 */
export async function tendOnTime(source: TendedSource, options: TimingOptions): Promise<() => Promise<void>> {
  const { scheduler, random, onRefreshed, onFault, onWatchFault } = options;
  const { declared } = source;
  let running = Promise.resolve();
  let stopped = false;
  let cancel = wait();
  const unwatch =
    declared.kind === "folder" ? await watchFolder(declared.folder, refresh, onWatchFault) : async () => {};

  return async () => {
    stopped = true;
    cancel();
    await unwatch();
    await running;
  };

  function wait(): () => void {
    const { failure, ageMs } = source.status();
    const isGood = failure === undefined && ageMs !== undefined;
    const every = isGood ? declared.every : Math.min(declared.every, RETRY_MS);
    const spread = every * (1 + JITTER * (2 * random() - 1));
    return scheduler.after(isGood ? Math.max(0, spread - ageMs) : spread, () => void refresh());
  }

  function refresh(): Promise<void> {
    running = running.then(async () => {
      if (stopped) return;
      cancel();
      try {
        await source.refresh();
        if (!stopped) onRefreshed();
      } catch (error) {
        onFault(error);
      } finally {
        if (!stopped) cancel = wait();
      }
    });
    return running;
  }
}
