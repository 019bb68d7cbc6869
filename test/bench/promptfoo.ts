import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/** promptfoo's program where it is installed: `PROMPTFOO_BIN` names it, or it is on the PATH. */
export function findPromptfoo(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const named = process.env.PROMPTFOO_BIN;
  const places = named ? [named] : folders.map((folder) => join(folder, "promptfoo"));
  const place = places.find(isProgram);
  if (named && !place) throw new Error(`PROMPTFOO_BIN names ${named}, which cannot be run.`);
  return place && realpathSync(place);
}

/** Nothing is read from a cache, kept, shown or sent. */
export const PROMPTFOO_FLAGS = ["--no-cache", "--no-write", "--no-table", "--no-progress-bar"];
export const PROMPTFOO_ENV = { PROMPTFOO_DISABLE_TELEMETRY: "1", PROMPTFOO_DISABLE_UPDATE: "1" };

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
