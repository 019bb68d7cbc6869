import { setTimeout as delay } from "node:timers/promises";
import { reasonOf } from "../core/errors.ts";
import type { Replay } from "../simulators/slack/journal/replay-journal.ts";
import type { SlackSimulator } from "../simulators/slack/simulator.ts";
import { linesOf } from "./read-input.ts";

/**
 * Waits for the first app, and does again what people did in the journal, until the signal. What goes wrong is told
 * in what it returns.
 */
export async function replayInto(slack: SlackSimulator, path: string, signal: AbortSignal): Promise<Replay> {
  try {
    await Promise.race([firstAppIsThere(slack, signal), aborted(signal)]);
    if (signal.aborted) return unfinished("It was stopped before an app was connected.");
    const { replayJournal } = await import("../simulators/slack/journal/replay-journal.ts");
    return await replayJournal(linesOf(path), slack, { signal });
  } catch (fault) {
    return unfinished(
      signal.aborted
        ? "It was stopped before an app was connected."
        : `The replay has ended: ${reasonOf(fault)}`,
    );
  }
}

/** Whether people did again all that they did. */
export function isWhole({ failed, finished }: Replay): boolean {
  return finished && failed.length === 0;
}

export function replayLines(path: string, { done, failed, notes, finished }: Replay): readonly string[] {
  const head = `${done} acts of ${path} were done again`;
  const faults = failed.map(({ line, act, reason }) => `not done again: line ${line}, ${act}: ${reason}`);
  return [finished ? head : `${head}; the replay was not finished`, ...faults, ...notes];
}

function unfinished(note: string): Replay {
  return { done: 0, failed: [], notes: [note], finished: false };
}

/** It has opened a WebSocket or, where it is sent events over HTTP, answered the challenge. */
async function firstAppIsThere(slack: SlackSimulator, signal: AbortSignal): Promise<void> {
  const requestUrl = slack.seed.apps[0]?.requestUrl;
  if (requestUrl === undefined) return slack.connected();
  while (!signal.aborted) {
    try {
      return await slack.setRequestUrl(requestUrl);
    } catch {
      await delay(ASK_AGAIN_MS, undefined, { signal });
    }
  }
}

const ASK_AGAIN_MS = 250;

/** Resolves at the signal. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
