import type { EmbeddingModel, EmbeddingStore } from "../../core/embedding.ts";
import type { Emit } from "../../core/events.ts";
import type { Scheduler } from "../../core/scheduler.ts";
import type { EmbeddingsStatus, LiveKnowledge } from "../knowledge.ts";
import { createIndexer } from "./create-indexer.ts";
import { nothingKept } from "./nothing-kept.ts";
import { createPauses } from "./pauses.ts";
import type { VectorIndex } from "./vector-index.ts";

/** Nothing of the database's is swept within a day; and pgvector may have come, or gone. */
const LOOK_AFTER_MS = 24 * 3_600_000;

interface KeeperPorts {
  readonly model: EmbeddingModel;
  readonly store: EmbeddingStore | undefined;
  readonly emit: Emit;
  readonly scheduler: Scheduler;
  /** Tells of a failure, and says it in words. */
  readonly onFailure: (error: unknown) => string;
}

/** Keeps the vectors of the knowledge as it is at each time. */
export interface VectorKeeper {
  /** Undefined until all passages of the knowledge as it is have vectors; asked, it sees to it that they get them. */
  current(): VectorIndex | undefined;
  status(): EmbeddingsStatus;
  settled(): Promise<void>;
  close(): void;
}

interface Ready {
  readonly version: string;
  readonly index: VectorIndex;
  readonly searchedIn?: NonNullable<EmbeddingsStatus["searchedIn"]>;
}

export function createVectorKeeper(knowledge: LiveKnowledge, ports: KeeperPorts): VectorKeeper {
  const { model, store = nothingKept(), emit, scheduler, onFailure } = ports;
  const closing = new AbortController();
  const indexer = createIndexer({ model, store, emit, signal: closing.signal });
  const pauses = createPauses(scheduler, () => void current());
  let ready: Ready | undefined;
  let failure: string | undefined;
  let running: Promise<void> | undefined;
  let endWait = () => {};
  current();

  return {
    current,
    status() {
      current();
      return {
        model: model.name,
        ready: isReady(),
        ...(isReady() && ready?.searchedIn !== undefined && { searchedIn: ready.searchedIn }),
        ...(failure !== undefined && { failure }),
      };
    },
    async settled() {
      current();
      await running;
      await indexer.tidied();
    },
    close() {
      closing.abort();
      pauses.end();
      endWait();
    },
  };

  function isReady(): boolean {
    return ready?.version === knowledge.version();
  }

  function current(): VectorIndex | undefined {
    if (isReady()) return ready?.index;
    start();
    return undefined;
  }

  function start(): void {
    if (running || pauses.isPausing() || closing.signal.aborted) return;
    running = compute().finally(() => {
      running = undefined;
    });
  }

  async function compute(): Promise<void> {
    const startedAt = performance.now();
    const version = knowledge.version();
    try {
      const { index, searchedIn, asked, passages } = await indexer.index(knowledge.content());
      ready = { version, index: watched(index), ...(searchedIn !== undefined && { searchedIn }) };
      failure = undefined;
      pauses.reset();
      const durationMs = performance.now() - startedAt;
      emit({ type: "embeddings_computed", model: model.name, passages, asked, durationMs });
    } catch (error) {
      // What is ready stays in use: its own searches tell whether it still can be.
      if (isReady() && !closing.signal.aborted) onFailure(error);
      else fail(error);
    }
    lookAgainLater();
  }

  /** A search that fails is the last one until all is looked at again. */
  function watched({ nearest }: VectorIndex): VectorIndex {
    const index: VectorIndex = {
      async nearest(vector, limit, viewer) {
        try {
          return await nearest(vector, limit, viewer);
        } catch (error) {
          if (ready?.index === index) ready = undefined;
          fail(error);
          return undefined;
        }
      },
    };
    return index;
  }

  function fail(error: unknown): void {
    if (closing.signal.aborted) return;
    failure = onFailure(error);
    pauses.begin();
  }

  function lookAgainLater(): void {
    endWait();
    if (!store.searchPlace || closing.signal.aborted) return;
    endWait = scheduler.after(LOOK_AFTER_MS, () => {
      indexer.forget();
      start();
    });
  }
}
