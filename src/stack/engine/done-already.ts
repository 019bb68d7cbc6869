import { statusOf } from "./engine-faults.ts";

/** Whether what an engine refuses is done already. Only what is listed for an act is: a 404 may be of something else. */
export const DONE_ALREADY = {
  start: (refusal: unknown) => statusOf(refusal) === 304,
  stop: (refusal: unknown) => statusOf(refusal) === 304 || isGone(refusal, "container"),
  // A removal that is in progress is a conflict, and so is a network in use: that one is told.
  removeContainer: (refusal: unknown) =>
    isGone(refusal, "container") ||
    (statusOf(refusal) === 409 && /already in progress/.test(String(refusal))),
  removeNetwork: (refusal: unknown) => isGone(refusal, "network"),
  removeVolume: (refusal: unknown) => isGone(refusal, "volume"),
} as const;

/** Docker says `No such container: x` and `network x not found`, Podman `no container with name or ID`. */
function isGone(refusal: unknown, what: string): boolean {
  return statusOf(refusal) === 404 && String(refusal).toLowerCase().includes(what);
}

/** Waits for an act of the engine; what is done already is fine. */
export async function done(act: Promise<unknown>, isDone: (refusal: unknown) => boolean): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!isDone(error)) throw error;
  }
}
