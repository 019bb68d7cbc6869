import { relative } from "node:path";
import { watch } from "chokidar";
import { isLeftOut } from "./read-folder.ts";

/** Long enough to take in a save of several files at once, short enough to be felt as at once. */
const SETTLE_MS = 150;

/**
 * Calls `onChange` after files under a folder have changed, once for a burst of changes, never twice at
 * the same time; `onFault` where something in it cannot be watched. Resolves when it watches; returns the way
 * to stop.
 */
export async function watchFolder(
  folder: string,
  onChange: () => Promise<void>,
  onFault: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    // Only what is below the folder: the folder itself may stand in a hidden one.
    ignored: (path) => partsBelow(folder, path).some(isLeftOut),
  });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(onChange);
    }, SETTLE_MS);
  });
  watcher.on("error", onFault);
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

function partsBelow(folder: string, path: string): string[] {
  return relative(folder, path).split(/[/\\]/);
}
