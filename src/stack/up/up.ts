import type { ContainerEngine } from "../engine/engine.ts";
import { findMetricsHost } from "../metrics-host.ts";
import { type Acting, act } from "../reconcile/act.ts";
import { look, type Seen } from "../reconcile/look.ts";
import { networkName, STACK_LABEL } from "../reconcile/names.ts";
import { inOrderOfNeeds, plan, type Step } from "../reconcile/plan.ts";
import { waitUntilReady } from "../reconcile/wait-until-ready.ts";
import { wantAll } from "../reconcile/wanted.ts";
import type { Service } from "../services/service.ts";
import type { StackSettings } from "../services/stack-settings.ts";
import { type Listener, pullAll } from "./pull-all.ts";
import type { RunningService, RunningStack } from "./running-stack.ts";
import { undo } from "./undo.ts";

export interface UpOptions extends Listener {
  readonly engine: ContainerEngine;
  readonly services: readonly Service[];
  readonly settings: StackSettings;
  /** compose/, whose files the services read. */
  readonly folder: string;
  /** Instead of each service's own. */
  readonly deadlineSeconds?: number | undefined;
  /** A first Ctrl-C: what was not there before is removed again. */
  readonly signal: AbortSignal;
}

/**
 * Brings what runs to what is wanted, by looking at what runs; all services are ready when it resolves.
 * What was begun stays when a service fails, so that it can be looked at; the next call goes on from there.
 */
export async function up(options: UpOptions): Promise<RunningStack> {
  const { services, settings, folder, signal, say } = options;
  const engine = options.engine.until(signal);
  const wanted = await wantAll(services, settings, folder);
  const seen = await look(engine, settings.name, wanted);
  const steps = plan(wanted, seen);
  await pullAll(engine, steps, signal, options);
  try {
    await makeRoom(engine, steps, seen, settings.name);
    return {
      engine: options.engine,
      name: settings.name,
      services: await bringUp(steps, seen, { ...options, engine }),
      botPort: settings.botPort,
      metricsHost: await findMetricsHost(engine),
      scrapeSeconds: settings.scrapeSeconds,
      folder,
      changed: steps.some(({ kind }) => kind !== "keep"),
    };
  } catch (error) {
    if (signal.aborted) await undo(options.engine, settings.name, seen, say);
    throw error;
  }
}

/** The network and the volumes. */
async function makeRoom(
  engine: ContainerEngine,
  steps: readonly Step[],
  seen: Seen,
  stack: string,
): Promise<void> {
  const labels = { [STACK_LABEL]: stack };
  if (!seen.network) await engine.createNetwork(networkName(stack), labels);
  for (const { wanted } of steps) {
    const { volume } = wanted.container;
    if (volume && !seen.volumes.has(volume.name)) await engine.createVolume(volume.name, labels);
  }
}

async function bringUp(
  steps: readonly Step[],
  seen: Seen,
  { engine, deadlineSeconds, signal, say }: UpOptions,
): Promise<ReadonlyMap<string, RunningService>> {
  const promised = new Set([...seen.containers.values()].flatMap(({ ports }) => [...ports.values()]));
  const acting: Acting = { engine, all: seen.all, promised, say };
  const running = new Map<string, RunningService>();
  for (const group of inOrderOfNeeds(steps)) {
    signal.throwIfAborted();
    await allSettled(
      group.map(async (step) => {
        const { service } = step.wanted;
        const asked = await act(step, acting);
        await waitUntilReady(engine, service, asked, deadlineSeconds ?? service.deadlineSeconds, signal);
        if (step.kind !== "keep") say(`${service.title}: ready`);
        running.set(service.name, { ...asked, service });
      }),
    );
  }
  return running;
}

/** Waits for all, also when one fails, so that nothing is made after this has ended. */
async function allSettled(parts: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(parts);
  await Promise.all(parts);
}
