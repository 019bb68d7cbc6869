import type { Scheduler } from "../../clock/scheduler.ts";
import type { CallLog } from "../calls/call-log.ts";
import type { Faults } from "../faults/faults.ts";
import type { CallLatency } from "../latency/latency.ts";
import type { SimulatedModel } from "../models/model.ts";
import type { Mode } from "../modes/mode.ts";
import type { PromptCache } from "../tokens/prompt-cache.ts";

/** All that a request may need. */
export interface Parts {
  readonly clock: Scheduler;
  readonly seed: number;
  readonly keys: readonly string[];
  readonly models: ReadonlyMap<string, SimulatedModel>;
  readonly mode: Mode;
  readonly faults: Faults;
  readonly promptCache: PromptCache;
  readonly nextLatency: () => CallLatency;
  readonly chunkTokens: number;
  readonly log: CallLog;
}
