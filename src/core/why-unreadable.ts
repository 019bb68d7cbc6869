import { getSystemErrorMessage } from "node:util";
import { reasonOf } from "./errors.ts";
import { isMissing } from "./is-missing.ts";

/** Why a file could not be read, in the system's words, without the call and the path, which the reader knows by its name. */
export function whyUnreadable(error: unknown): string {
  if (isMissing(error)) return "there is no such file";
  const errno = error instanceof Error && "errno" in error ? error.errno : undefined;
  return typeof errno === "number" ? getSystemErrorMessage(errno) : reasonOf(error);
}
