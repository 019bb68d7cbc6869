import { LedgerError } from "../../core/errors.ts";
import type { ContainerEngine, FoundContainer, FoundNetwork } from "../engine/engine.ts";
import { isOfStack, networkName, SERVICE_LABEL } from "./names.ts";
import type { Wanted } from "./wanted.ts";

/** What is there of a stack. Nothing is remembered elsewhere. */
export interface Seen {
  /** By service. */
  readonly containers: ReadonlyMap<string, FoundContainer>;
  /** The stack's own; undefined where it is gone. */
  readonly network: FoundNetwork | undefined;
  readonly volumes: ReadonlySet<string>;
  /** Of this engine, whoever made them. */
  readonly all: readonly FoundContainer[];
}

/**
 * Looks at what there is.
 * @throws LedgerError STACK_NAME_TAKEN where somebody else's container, network or volume has a name that is wanted
 */
export async function look(engine: ContainerEngine, stack: string, wanted: readonly Wanted[]): Promise<Seen> {
  const [all, networks, volumes] = await Promise.all([
    engine.containers(),
    engine.networks(),
    engine.volumes(),
  ]);
  const foreign = (thing: { readonly name: string; readonly labels: Readonly<Record<string, string>> }) =>
    !isOfStack(thing.labels, stack);
  const names = new Set(wanted.map(({ container }) => container.name));
  const kept = new Set(wanted.flatMap(({ container }) => container.volume?.name ?? []));
  const network = networkName(stack);
  const taken = [
    ...all.filter((thing) => names.has(thing.name) && foreign(thing)).map(({ name }) => `container ${name}`),
    ...networks
      .filter((thing) => thing.name === network && foreign(thing))
      .map(({ name }) => `network ${name}`),
    ...volumes.filter((thing) => kept.has(thing.name) && foreign(thing)).map(({ name }) => `volume ${name}`),
  ];
  if (taken.length > 0) throw nameTaken(taken);
  const ours = all.filter(({ labels }) => isOfStack(labels, stack));
  return {
    containers: new Map(
      ours.map((container) => [container.labels[SERVICE_LABEL] ?? container.name, container]),
    ),
    network: networks.find(({ name }) => name === network),
    volumes: new Set(volumes.map(({ name }) => name)),
    all,
  };
}

function nameTaken(taken: readonly string[]): LedgerError {
  return new LedgerError(
    "STACK_NAME_TAKEN",
    `Something that Ledger did not make has a name that the stack needs: ${taken.join(", ")}. It was left alone.`,
    "Rename or remove it, or give the stack another name, such as STACK_NAME=ledger2.",
  );
}
