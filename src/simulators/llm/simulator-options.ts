import type { Scheduler } from "../clock/scheduler.ts";
import type { LlmCall } from "./calls/call.ts";
import type { FaultPlanInput } from "./faults/fault-plan.ts";
import type { LatencySettings } from "./latency/latency.ts";
import type { ModelDescription } from "./models/model.ts";
import type { RecordedSettings } from "./modes/recorded.ts";
import type { Respond } from "./modes/respond.ts";
import type { Script } from "./modes/script.ts";

/** Where answers come from: a model of the caller's, a script, or a cassette. */
export type ModeChoice =
  | { readonly type: "extractive"; readonly respond: Respond }
  | { readonly type: "scripted"; readonly script: Script }
  | ({ readonly type: "recorded" } & RecordedSettings);

/** What a simulated endpoint is started with; all of it may be left out. */
export interface LlmSimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Of latencies, vectors and call ids; a plan of faults has its own. */
  readonly seed?: number;
  readonly clock?: Scheduler;
  /** Without it every message is said again. */
  readonly mode?: ModeChoice;
  /** None unless said. */
  readonly latency?: LatencySettings;
  /** What goes wrong, and when; nothing if nothing is said. */
  readonly faults?: FaultPlanInput | "none";
  /** Who is let in; the first one is `apiKey`. */
  readonly keys?: readonly [string, ...string[]];
  readonly models?: readonly ModelDescription[];
  /** How many tokens a chunk of a stream brings, 4 unless said. */
  readonly chunkTokens?: number;
  /** How many calls are remembered, 1,000 unless said. */
  readonly keepCalls?: number;
  /** Told of each call when it comes and when it is over, as plain objects without keys. */
  readonly journal?: (call: LlmCall) => void;
}
