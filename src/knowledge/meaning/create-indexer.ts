import type { Passage } from "../../core/answer.ts";
import { reasonOf } from "../../core/errors.ts";
import type { Emit } from "../../core/events.ts";
import type { SearchedVectors } from "../../core/searched-vectors.ts";
import type { EmbeddingsStatus } from "../knowledge.ts";
import type { CompactVector } from "./compact-vector.ts";
import { computeVectors } from "./compute-vectors.ts";
import type { GatherPorts } from "./gather-vectors.ts";
import { indexInDatabase } from "./index-in-database.ts";
import { indexInMemory } from "./index-in-memory.ts";
import { placesOf } from "./passage-places.ts";
import { placeVectors } from "./place-vectors.ts";
import { textsOf } from "./texts-of.ts";
import type { VectorIndex } from "./vector-index.ts";

/** In memory each search looks at every passage: beyond so many, one would hold up all others for too long. */
const MOST_IN_MEMORY = 20_000;

export interface Indexed {
  readonly index: VectorIndex;
  readonly searchedIn?: NonNullable<EmbeddingsStatus["searchedIn"]>;
  readonly passages: number;
  /** For how many the model was asked. */
  readonly asked: number;
}

export interface Indexer {
  /** Throws where passages cannot have vectors for now. */
  index(passages: readonly Passage[]): Promise<Indexed>;
  /** Has the next index made of what is kept, and not of what is in memory, so that it is seen to be in use. */
  forget(): void;
  /** Ends when the database is done with what nobody waits for. */
  tidied(): Promise<void>;
}

/** Gets vectors for passages, and has them searched in the database where that can do so, and else in memory. */
export function createIndexer(ports: GatherPorts & { readonly emit: Emit }): Indexer {
  const { model, store, emit, signal } = ports;
  let known: ReadonlyMap<string, CompactVector> = new Map();
  let tidying: Promise<void> | undefined;
  return {
    async index(passages) {
      const place = await store.searchPlace?.();
      if (place?.kind === "database") return inDatabase(passages, place.vectors);
      const indexed = await inMemory(passages, place?.because);
      return place ? { ...indexed, searchedIn: `memory: ${place.because}` } : indexed;
    },
    forget() {
      known = new Map();
    },
    tidied: async () => tidying,
  };

  async function inMemory(passages: readonly Passage[], because?: string): Promise<Indexed> {
    if (passages.length > MOST_IN_MEMORY) throw tooMany(passages.length, because);
    const { vectors, byKey, asked } = await computeVectors(await textsOf(passages), known, ports);
    known = byKey;
    return { index: indexInMemory(passages, vectors), passages: vectors.length, asked };
  }

  async function inDatabase(passages: readonly Passage[], vectors: SearchedVectors): Promise<Indexed> {
    known = new Map();
    const texts = await textsOf(passages);
    const places = placesOf(passages, texts.keys);
    const asked = await placeVectors(texts.byKey, places.texts, vectors, ports);
    tidying ??= tidy(vectors).finally(() => {
      tidying = undefined;
    });
    return {
      index: indexInDatabase(model.name, places, vectors),
      searchedIn: "the database",
      passages: passages.length,
      asked,
    };
  }

  /** One process at a time; where it fails, searches are slower, and the next time it is done again. */
  async function tidy(vectors: SearchedVectors): Promise<void> {
    try {
      await store.alone(`index of ${model.name}`, () => vectors.tidy(model.name, signal));
    } catch (error) {
      if (!signal.aborted) emit({ type: "error_occurred", errorType: "vectors", message: reasonOf(error) });
    }
  }
}

function tooMany(passages: number, because = "there is no database"): Error {
  return new Error(
    `${passages} passages are more than the ${MOST_IN_MEMORY} that are searched in memory, and a Postgres with pgvector would search more, but ${because}`,
  );
}
