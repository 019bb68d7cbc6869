export interface StopSignal {
  readonly signal: AbortSignal;
  /** Resolves when the signal is aborted. */
  readonly stopped: Promise<void>;
  release(): void;
}

/** Turns the first Ctrl-C, SIGTERM or SIGHUP into an abort; a second one ends the process at once. */
export function stopSignal(): StopSignal {
  const controller = new AbortController();
  const stopped = Promise.withResolvers<void>();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    stopped.resolve();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    stopped: stopped.promise,
    release: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
