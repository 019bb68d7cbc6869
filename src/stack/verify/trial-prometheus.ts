import type { ContainerFile } from "../engine/engine.ts";
import { act } from "../reconcile/act.ts";
import { isOfStack, SERVICE_LABEL } from "../reconcile/names.ts";
import { waitUntilReady } from "../reconcile/wait-until-ready.ts";
import { type Wanted, wantAll } from "../reconcile/wanted.ts";
import { PROMETHEUS } from "../services/prometheus.ts";
import type { Service } from "../services/service.ts";
import type { RunningStack } from "../up/running-stack.ts";

/** Not one of the stack's services: what is asked about those does not find it. */
const TRIAL: Service = { ...PROMETHEUS, name: "trial", title: "The Prometheus on trial", needs: [] };
/** As often as it may: a bot that is tried is not to be waited for. */
const SCRAPE_SECONDS = 1;

/**
 * Starts a Prometheus like the stack's own, with the same rules and targets, that sees a bot at another port and alerts
 * nobody: what a tried bot counts is to be neither in what people keep nor in what they are woken for.
 * @returns the stack as it is with this one in the place of its own
 */
export async function startTrialPrometheus(
  stack: RunningStack,
  botPort: number,
  signal: AbortSignal,
): Promise<RunningStack> {
  await removeTrialPrometheus(stack);
  const { engine, services } = stack;
  const all = await engine.containers();
  const own = all.find(({ id }) => id === services.get(PROMETHEUS.name)?.id);
  const wanted = await wantTrial(stack, botPort, own?.image ?? PROMETHEUS.image);
  const promised = new Set([stack.botPort, botPort, ...[...services.values()].map(({ port }) => port)]);
  const asked = await act({ kind: "create", wanted }, { engine, all, promised, say: () => {} });
  await waitUntilReady(engine, TRIAL, asked, TRIAL.deadlineSeconds, signal);
  return {
    ...stack,
    botPort,
    scrapeSeconds: SCRAPE_SECONDS,
    services: new Map([...services, [PROMETHEUS.name, { ...asked, service: TRIAL }]]),
  };
}

/** Also one that an earlier process left, which was killed. */
export async function removeTrialPrometheus({ engine, name }: RunningStack): Promise<void> {
  for (const { id, labels } of await engine.containers())
    if (isOfStack(labels, name) && labels[SERVICE_LABEL] === TRIAL.name) await engine.removeContainer(id);
}

async function wantTrial({ name, folder }: RunningStack, botPort: number, image: string): Promise<Wanted> {
  const images = new Map([[TRIAL.name, image]]);
  const settings = { name, images, botPort, scrapeSeconds: SCRAPE_SECONDS, alerts: new Map() };
  const [wanted] = await wantAll([TRIAL], settings, folder);
  if (!wanted) throw new Error("One service is wanted.");
  const { container } = wanted;
  return { ...wanted, container: { ...container, volume: undefined, files: container.files.map(silent) } };
}

/** Without those whom it would tell of its alerts. */
function silent({ at, text }: ContainerFile): ContainerFile {
  return { at, text: text.replace(/^alerting:\n(?: .*\n)*/m, "") };
}
