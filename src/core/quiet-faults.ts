import type { Emit, LedgerEvent } from "./events.ts";

type Fault = Extract<LedgerEvent, { type: "error_occurred" }>;

export interface QuietFaults {
  readonly emit: Emit;
  /** Tells what is not told yet, and nothing later. */
  close(): void;
}

const EVERY_MS = 30_000;

/**
 * Lets through the first fault of each of these types, and then one in thirty seconds that says how many there were:
 * during an outage each attempt of each worker is a fault, and the thousandth tells nothing that the first did not.
 */
export function quietFaults(emit: Emit, types: readonly string[], everyMs = EVERY_MS): QuietFaults {
  const open = new Map<string, Repeats>();
  return {
    emit(event) {
      if (event.type !== "error_occurred" || !types.includes(event.errorType)) return emit(event);
      const repeats = open.get(event.errorType);
      if (repeats) return repeats.add(event);
      emit(event);
      const opened = countRepeats(emit, everyMs, () => open.delete(event.errorType));
      open.set(event.errorType, opened);
    },
    close() {
      for (const repeats of open.values()) repeats.close();
      open.clear();
    },
  };
}

interface Repeats {
  add(fault: Fault): void;
  close(): void;
}

/** @param ended - called when nothing came for a while, so that the next fault is a first one again */
function countRepeats(emit: Emit, everyMs: number, ended: () => void): Repeats {
  let times = 0;
  let latest: Fault | undefined;
  const timer = setInterval(() => {
    if (!tell()) close();
  }, everyMs);
  timer.unref();

  function tell(): boolean {
    if (!latest) return false;
    emit(times === 1 ? latest : { ...latest, times });
    times = 0;
    latest = undefined;
    return true;
  }

  function close(): void {
    clearInterval(timer);
    tell();
    ended();
  }

  return {
    add(fault) {
      times += 1;
      latest = fault;
    },
    close,
  };
}
