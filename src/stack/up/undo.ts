import { LedgerError } from "../../core/errors.ts";
import type { ContainerEngine } from "../engine/engine.ts";
import type { Seen } from "../reconcile/look.ts";
import { isOfStack, networkName } from "../reconcile/names.ts";

/**
 * After a Ctrl-C: where no stack was there before, none is left, but for the volumes that were there.
 * Where one was, it stays as it is by now, and the next `up` goes on from there. What the engine refuses is told.
 */
export async function undo(
  engine: ContainerEngine,
  stack: string,
  before: Seen,
  say: (line: string) => void,
): Promise<void> {
  if (before.containers.size > 0) {
    say("Ended in the middle. What ran stays; `ledger stack up` goes on from there.");
    return;
  }
  say("Ended in the middle. Removing what was begun.");
  try {
    await removeMade(engine, stack, before);
    say("What was begun is removed again.");
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    say(`${error.message}\nSome of what was begun may still be there; \`ledger stack down\` removes it.`);
  }
}

async function removeMade(engine: ContainerEngine, stack: string, before: Seen): Promise<void> {
  const made = (await engine.containers()).filter(({ labels }) => isOfStack(labels, stack));
  await Promise.all(made.map(({ id }) => engine.removeContainer(id)));
  if (!before.network) await engine.removeNetwork(networkName(stack));
  const volumes = (await engine.volumes()).filter(
    ({ name, labels }) => isOfStack(labels, stack) && !before.volumes.has(name),
  );
  await Promise.all(volumes.map(({ name }) => engine.removeVolume(name)));
}
