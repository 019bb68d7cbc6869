import { LedgerError } from "../../core/errors.ts";
import type { Service } from "./service.ts";

export interface Choice {
  /** These, and what they need; all if empty. */
  readonly only: readonly string[];
  /** Not these, whoever needs them. */
  readonly without: readonly string[];
}

/**
 * The services to run, in their order.
 * @throws LedgerError STACK_SERVICE_UNKNOWN for a name that no service has, or where none is left
 */
export function chooseServices(all: readonly Service[], { only, without }: Choice): readonly Service[] {
  namedServices(all, [...only, ...without]);
  const wanted = only.length === 0 ? new Set(all.map(({ name }) => name)) : withNeeds(all, only);
  const chosen = all.filter(({ name }) => wanted.has(name) && !without.includes(name));
  if (chosen.length > 0) return chosen;
  throw new LedgerError(
    "STACK_SERVICE_UNKNOWN",
    "No service is left: --without names all that --only does.",
    "Leave one of the two out, or name fewer services in --without.",
  );
}

/** The services of these names alone; all where none is given. Throws as `chooseServices` does. */
export function namedServices(all: readonly Service[], names: readonly string[]): readonly Service[] {
  for (const name of names) if (!all.some((service) => service.name === name)) throw unknown(name, all);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

function withNeeds(all: readonly Service[], names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const need of all.find((service) => service.name === name)?.needs ?? []) add(need);
  };
  names.forEach(add);
  return found;
}

function unknown(name: string, all: readonly Service[]): LedgerError {
  return new LedgerError(
    "STACK_SERVICE_UNKNOWN",
    `The stack has no service named ${JSON.stringify(name)}.`,
    `Name one of ${all.map((service) => service.name).join(", ")}.`,
  );
}
