import { setTimeout as delay } from "node:timers/promises";

/** So long a scrape waits for what is read, at most; then it goes on without it. */
const WITHIN_MS = 1_000;

/** What is read at a scrape: once for all gauges that show it, and undefined where it cannot be read in time. */
export function readInTime<Read>(read: () => Promise<Read>): () => Promise<Read | undefined> {
  return oneAtATime(() => inTime(read()));
}

/** Whoever asks while an answer is on its way gets that one. */
function oneAtATime<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asking: Promise<Answer> | undefined;
  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function inTime<Read>(reading: Promise<Read>): Promise<Read | undefined> {
  const enough = new AbortController();
  const late = delay(WITHIN_MS, undefined, { signal: enough.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([reading, late]);
  } catch {
    return undefined;
  } finally {
    enough.abort();
  }
}
