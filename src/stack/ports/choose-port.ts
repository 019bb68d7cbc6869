import { LedgerError } from "../../core/errors.ts";
import type { FoundContainer } from "../engine/engine.ts";
import { isFree } from "./is-free.ts";
import { portOwner } from "./port-owner.ts";

export interface ChosenPort {
  readonly port: number;
  /** Who has the one that was preferred, where another was taken. */
  readonly owner: string | undefined;
}

const MOST_TRIED = 100;

/**
 * The preferred port of 127.0.0.1, or the next one that nobody has.
 * @param promised to other services, though nobody listens on them yet; the chosen one is added
 */
export async function choosePort(
  preferred: number,
  promised: Set<number>,
  containers: readonly FoundContainer[],
): Promise<ChosenPort> {
  for (let port = preferred; port < preferred + MOST_TRIED && port <= 65_535; port += 1) {
    if (promised.has(port)) continue;
    promised.add(port);
    if (await isFree(port))
      return { port, owner: port === preferred ? undefined : await portOwner(preferred, containers) };
  }
  throw new LedgerError(
    "PORT_IN_USE",
    `Port ${preferred} of 127.0.0.1 and the ${MOST_TRIED - 1} after it are in use.`,
    "End one of the programs that have them.",
  );
}
