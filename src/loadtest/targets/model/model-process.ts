import { once } from "node:events";
import { z } from "zod";
import { LedgerError } from "../../../core/errors.ts";
import type { FaultPlanInput } from "../../../simulators/llm/faults/fault-plan.ts";
import type { LatencySettings } from "../../../simulators/llm/latency/latency.ts";
import { type Child, startChild } from "../child-process.ts";

/** How the simulated model behaves in a run. */
export interface ModelPlan {
  readonly latency?: LatencySettings;
  readonly faults?: FaultPlanInput;
  /** Of latencies. */
  readonly seed?: number;
  /** The name it goes by, on which its price depends; `claude-sonnet-4.5` unless said. */
  readonly model?: string;
}

export interface ModelAddress {
  readonly url: string;
  readonly apiKey: string;
  readonly model: string;
}

/** The simulated endpoint as a process of its own: writing answers word by word would take the generator's time. */
export interface ModelProcess extends ModelAddress {
  readonly child: Child;
  /** Resolves when it has ended. */
  readonly ended: Promise<LedgerError>;
  /** Lets the plan of faults begin, with its times from now on. */
  beginFaults(): void;
  stop(): Promise<void>;
}

export interface ModelProcessOptions {
  /** The program, by `processFile`. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly plan: ModelPlan;
}

const addressSchema = z.object({ url: z.string(), apiKey: z.string(), model: z.string() });

/** @throws LedgerError MODEL_UNAVAILABLE */
export async function startModelProcess({
  file,
  env,
  logFile,
  plan,
}: ModelProcessOptions): Promise<ModelProcess> {
  const child = startChild({ file, env, logFile, ipc: true });
  const ended = child.gone.then(async (how) => modelEnded(how, await child.lastWords()));
  child.process.send(plan, () => {});
  const told = once(child.process, "message").then(([message]) => addressSchema.parse(message));
  const address = await Promise.race([told, ended]);
  if (address instanceof LedgerError) throw address;
  const beginFaults = () => void child.process.send({ begin: "faults" }, () => {});
  return { ...address, child, ended, beginFaults, stop: child.stop };
}

function modelEnded(how: string, log: string): LedgerError {
  return new LedgerError(
    "MODEL_UNAVAILABLE",
    `The simulated model endpoint ${how}. Its last words:\n${log}`,
    "Look whether this machine is short of memory, and start again.",
  );
}
