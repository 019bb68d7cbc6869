import { dirname } from "node:path";
import { watch } from "chokidar";

/** Calls `onChange` after one file was written, put there or removed. Resolves when it watches; returns the way to stop. */
export async function watchFile(
  file: string,
  onChange: () => void,
  onFault: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const folder = dirname(file);
  // The folder is watched too, because the file may be put there later, or replaced.
  const watcher = watch(folder, {
    ignoreInitial: true,
    depth: 0,
    ignored: (path) => path !== folder && path !== file,
  });
  watcher.on("all", onChange);
  watcher.on("error", onFault);
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return () => watcher.close();
}
