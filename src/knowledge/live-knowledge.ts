import type { RetrievedPassage } from "../core/answer.ts";
import { LedgerError, reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { type KnowledgeSnapshot, loadKnowledge } from "./load.ts";
import { watchFolder } from "./watch-folder.ts";

export interface KnowledgeStatus {
  readonly folder: string;
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  readonly problems: number;
  /** Why the folder that was asked for is not the one in use, or not as it is now. */
  readonly degraded?: string;
}

/** The knowledge as it is now; a change on the disk replaces it whole. */
export interface LiveKnowledge {
  search(query: string, limit: number): RetrievedPassage[];
  size(): { readonly documents: number; readonly passages: number };
  version(): string;
  status(): KnowledgeStatus;
  /** Follows changes on the disk until closed. */
  watch(): Promise<void>;
  close(): Promise<void>;
}

export interface KnowledgeOptions {
  readonly folder: string;
  /** Used where `folder` cannot be loaded; without it that is an error. */
  readonly fallback?: string;
  readonly emit: Emit;
}

/**
 * Loads a knowledge folder. While it is watched, a change that cannot be loaded leaves the last good
 * state in use and shows in the status.
 * @throws LedgerError where neither the folder nor the fallback can be loaded
 */
export async function openKnowledge({ folder, fallback, emit }: KnowledgeOptions): Promise<LiveKnowledge> {
  let degraded: string | undefined;
  let current = await loadFirst();
  let stopWatching = async () => {};

  return {
    search: (query, limit) => current.search(query, limit),
    size: () => ({ documents: current.documents, passages: current.passages }),
    version: () => current.version,
    status: () => ({ ...sizesOf(current), problems: current.problems.length, ...(degraded && { degraded }) }),
    async watch() {
      stopWatching = await watchFolder(folder, reload, (error) => {
        degraded = fail(error);
      });
    },
    close: () => stopWatching(),
  };

  async function loadFirst(): Promise<KnowledgeSnapshot> {
    try {
      return await loadAndTell(folder, emit);
    } catch (error) {
      if (!fallback || !(error instanceof LedgerError)) throw error;
      degraded = fail(error);
      return loadAndTell(fallback, emit);
    }
  }

  async function reload(): Promise<void> {
    try {
      current = await loadAndTell(folder, emit, current.version);
      degraded = undefined;
    } catch (error) {
      degraded = fail(error);
    }
  }

  function fail(error: unknown): string {
    emit({ type: "knowledge_failed", folder, message: reasonOf(error) });
    return reasonOf(error);
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
