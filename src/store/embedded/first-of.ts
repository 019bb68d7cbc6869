import { setTimeout as delay } from "node:timers/promises";

/** Names the promise that is settled first, or says `late` when none is within the time. Leaves no timer. */
export async function firstOf<Name extends string>(
  withinMs: number,
  awaited: Record<Name, Promise<unknown>>,
): Promise<Name | "late"> {
  const timer = new AbortController();
  const settled = (Object.keys(awaited) as Name[]).map(async (name) => {
    await awaited[name];
    return name;
  });
  const late = delay(withinMs, "late" as const, { signal: timer.signal });
  late.catch(() => {});
  try {
    return await Promise.race([late, ...settled]);
  } finally {
    timer.abort();
  }
}
