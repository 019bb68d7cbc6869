import { LedgerError } from "../../core/errors.ts";
import { engineLine } from "../engine/open-engine.ts";
import { openStack } from "../open-stack.ts";
import type { Surroundings } from "../places/find-places.ts";
import { takeTurn } from "../take-turn.ts";
import { down, namesOfKept, type Removed } from "./down.ts";

export interface RunDownOptions {
  readonly surroundings: Surroundings;
  readonly volumes: boolean;
  /** Asks the user whether to go on; undefined where nobody can be asked. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
  readonly sure: boolean;
  /** What happens meanwhile. */
  readonly say: (line: string) => void;
}

/**
 * `ledger stack down`. Gives what was removed, or undefined where the user said no.
 * @throws LedgerError CONFIRMATION_MISSING where volumes were to go, and nobody was there to be asked
 */
export async function runDown({
  surroundings,
  volumes,
  confirm,
  sure,
  say,
}: RunDownOptions): Promise<Removed | undefined> {
  const { engine, settings, found } = await openStack(surroundings);
  const line = engineLine(found);
  if (line !== undefined) say(line);
  const command = "ledger stack down";
  const turn = await takeTurn({ socket: found.socket, stack: settings.name, command, say });
  try {
    const kept = volumes ? await namesOfKept(engine, settings.name) : [];
    if (kept.length > 0 && !sure) {
      if (!confirm) throw unasked(kept);
      if (!(await confirm(`Delete ${kept.join(", ")} with everything in them?`))) return undefined;
    }
    return await down(engine, settings.name, { volumes });
  } finally {
    turn.release();
  }
}

/** @param asked whether the volumes were to go as well */
export function removedText(
  { containers, networks, volumes }: Removed,
  asked: { readonly volumes: boolean },
): string {
  if (containers.length + networks.length + volumes.length === 0) return "Nothing of the stack was there.";
  const said = (names: readonly string[], what: string) =>
    names.length > 0 ? [`Removed the ${what}${names.length > 1 ? "s" : ""} ${names.join(", ")}.`] : [];
  return [
    ...said(containers, "container"),
    ...said(networks, "network"),
    ...said(volumes, "volume"),
    ...(asked.volumes ? [] : ["What the services keep stays in their volumes."]),
    ...(asked.volumes && volumes.length === 0 ? ["There was no volume."] : []),
  ].join("\n");
}

function unasked(kept: readonly string[]): LedgerError {
  return new LedgerError(
    "CONFIRMATION_MISSING",
    `This would delete ${kept.join(", ")} with everything in them, and there is no terminal to ask on. Nothing was done.`,
    "Add --yes to delete them, or leave --volumes out to keep them.",
  );
}
