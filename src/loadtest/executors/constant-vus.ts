import { type ClosedSettings, runClosed } from "./closed-executor.ts";
import type { Executor } from "./executor.ts";

export interface ConstantUsersOptions extends ClosedSettings {
  readonly vus: number;
  readonly durationMs: number;
}

/** So many users, each as often as the answers allow. */
export function constantUsers(options: ConstantUsersOptions): Executor {
  const { vus, durationMs, startTimeMs = 0 } = options;
  return {
    name: "constant-vus",
    endsAfterMs: startTimeMs + durationMs,
    planned: null,
    run: (ports) => runClosed({ ...options, steps: [{ atMs: 0, users: vus }] }, ports),
  };
}
