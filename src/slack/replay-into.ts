import { setTimeout as delay } from "node:timers/promises";
import { reasonOf } from "../core/errors.ts";
import type { SlackSimulator } from "../simulators/slack/simulator.ts";
import { linesOf } from "./slack-options.ts";

/**
 * Waits for the first app, and does again what people did in the journal. Returns what there is to tell; nothing
 * where there is no journal, or where it was stopped before.
 */
export async function replayInto(
  slack: SlackSimulator,
  path: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (path === undefined) return [];
  try {
    await firstAppIsThere(slack, signal);
    const { replayJournal } = await import("../simulators/slack/journal/replay-journal.ts");
    const { done, failed, notes } = await replayJournal(await linesOf(path), slack);
    if (signal.aborted) return [];
    const faults = failed.map(({ line, act, reason }) => `not done again: line ${line}, ${act}: ${reason}`);
    return [`${done} acts of ${path} were done again`, ...faults, ...notes];
  } catch (fault) {
    return signal.aborted ? [] : [`The replay has ended: ${reasonOf(fault)}`];
  }
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
