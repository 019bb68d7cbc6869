import { LedgerError, reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { systemScheduler } from "../core/scheduler.ts";
import type { KnowledgeOptions, LiveKnowledge } from "./knowledge.ts";
import { type KnowledgeSnapshot, loadKnowledge } from "./load.ts";
import { following } from "./moment.ts";
import { ageOf } from "./sources/age.ts";
import { watchFolder } from "./watch-folder.ts";

/**
 * Loads a knowledge folder. While it is watched, a change that cannot be loaded leaves the last good
 * state in use and shows in the status.
 * @throws LedgerError where neither the folder nor the fallback can be loaded
 */
export async function openFolder(options: KnowledgeOptions): Promise<LiveKnowledge> {
  const { folder, fallback, emit, scheduler = systemScheduler } = options;
  let fault: string | undefined;
  let current = await loadFirst();
  let readAt = scheduler.now();
  let stopWatching = async () => {};

  return {
    ...following(() => current),
    status: () => ({
      ...sizesOf(current),
      problems: current.problems.length,
      // A folder that is followed is as it is in use, unless it cannot be loaded.
      ageMs: fault === undefined ? 0 : Math.max(0, scheduler.now() - readAt),
      ...(fault && { degraded: `${fault.replace(/\.$/, "")} (${usedInstead()})` }),
    }),
    async watch() {
      stopWatching = await watchFolder(folder, reload, (error) => {
        fault = fail(error);
      });
    },
    close: () => stopWatching(),
  };

  async function loadFirst(): Promise<KnowledgeSnapshot> {
    try {
      return await loadAndTell(folder, emit);
    } catch (error) {
      if (!fallback || !(error instanceof LedgerError)) throw error;
      fault = fail(error);
      return loadAndTell(fallback, emit);
    }
  }

  async function reload(): Promise<void> {
    try {
      current = await loadAndTell(folder, emit, current.version);
      if (fault !== undefined) emit({ type: "knowledge_recovered", folder });
      fault = undefined;
      readAt = scheduler.now();
    } catch (error) {
      fault = fail(error);
    }
  }

  function usedInstead(): string {
    if (current.folder !== folder) return `${current.folder} is used instead`;
    return `its state of ${ageOf(Math.max(0, scheduler.now() - readAt))} ago is used`;
  }

  /** What goes on failing in the same way is told once. */
  function fail(error: unknown): string {
    const message = reasonOf(error);
    if (message !== fault) emit({ type: "knowledge_failed", folder, message });
    return message;
  }
}

async function loadAndTell(folder: string, emit: Emit, previousVersion?: string): Promise<KnowledgeSnapshot> {
  const startedAt = performance.now();
  const snapshot = await loadKnowledge(folder);
  if (snapshot.version === previousVersion) return snapshot;
  emit({ type: "knowledge_loaded", ...sizesOf(snapshot), durationMs: performance.now() - startedAt });
  for (const problem of snapshot.problems) emit({ type: "knowledge_problem", ...problem });
  return snapshot;
}

function sizesOf({ folder, version, documents, passages }: KnowledgeSnapshot) {
  return { folder, version, documents, passages };
}
