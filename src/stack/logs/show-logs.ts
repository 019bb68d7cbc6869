import { LedgerError } from "../../core/errors.ts";
import type { ContainerEngine, FoundContainer } from "../engine/engine.ts";
import { isOfStack, SERVICE_LABEL } from "../reconcile/names.ts";
import type { Service } from "../services/service.ts";
import { followService } from "./follow-service.ts";
import type { LineForm } from "./line-form.ts";

export interface LogOptions {
  readonly engine: ContainerEngine;
  readonly stack: string;
  /** Those whose log is shown. */
  readonly services: readonly Service[];
  readonly tail: number;
  readonly follow: boolean;
  readonly form: LineForm;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
  /** Hears of each service that has no container. */
  readonly say: (line: string) => void;
}

/**
 * Prints the services' logs, the lines of all in the order of their moments. Following goes on until the signal, also
 * with containers that are started, or made, later.
 * @throws LedgerError STACK_SERVICE_FAILED where none of the services has a container
 */
export async function showLogs(options: LogOptions): Promise<void> {
  const { engine, services, tail, follow, form, signal, print, say } = options;
  const containers = await containersOf(options);
  if (containers.size === 0) throw noLogs(services);
  for (const { name } of services)
    if (!containers.has(name)) say(`${name} has no container${follow ? " yet" : ", and so no log"}.`);
  if (!follow) return showLast(options, containers);
  await Promise.all(
    services.map(({ name }) =>
      followService({
        engine,
        tail,
        signal,
        find: async () => (await containersOf(options)).get(name),
        onLine: (line) => print(form(name, line)),
      }),
    ),
  );
}

async function showLast(
  { engine, tail, form, print }: LogOptions,
  containers: ReadonlyMap<string, FoundContainer>,
): Promise<void> {
  const logs = await Promise.all(
    [...containers].map(async ([name, { id }]) =>
      (await engine.logLines(id, tail)).map((line) => ({ name, line, at: Date.parse(line.at) })),
    ),
  );
  // Sorting keeps those of one moment in the order of the services.
  for (const { name, line } of logs.flat().sort((one, other) => one.at - other.at)) print(form(name, line));
}

/** By the names of the services, in their order. */
async function containersOf({
  engine,
  stack,
  services,
}: LogOptions): Promise<ReadonlyMap<string, FoundContainer>> {
  const ours = (await engine.containers()).filter(({ labels }) => isOfStack(labels, stack));
  return new Map(
    services.flatMap(({ name }) => {
      const found = ours.find(({ labels }) => labels[SERVICE_LABEL] === name);
      return found ? [[name, found] as const] : [];
    }),
  );
}

function noLogs(services: readonly Service[]): LedgerError {
  return new LedgerError(
    "STACK_SERVICE_FAILED",
    `There is no container of ${services.map(({ name }) => name).join(", ")}, and so no log.`,
    "Start the stack with `ledger stack up`.",
  );
}
