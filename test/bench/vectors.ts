import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Passage } from "../../src/core/answer.ts";
import type { EmbeddingModel, EmbeddingStore } from "../../src/core/embedding.ts";
import { createIndexer } from "../../src/knowledge/meaning/create-indexer.ts";
import { nothingKept } from "../../src/knowledge/meaning/nothing-kept.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createEmbeddingStore } from "../../src/store/embedding-store.ts";
import { migrate } from "../../src/store/migrate.ts";
import { PGVECTOR_SERVERS, type PgvectorServer } from "../store/pgvector-servers.ts";
import { type Figure, figureOf, percentile } from "./figures.ts";

const PASSAGES = 10_000;
/** As text-embedding-3-small has. */
const NUMBERS = 1_536;
const QUERIES = 50;
const LIMIT = 50;
const SEED = 16;

/** The search by meaning in memory, beside that of the servers with pgvector that are here. */
export async function benchVectors(): Promise<Figure[]> {
  const inMemory = await searchesOf(nothingKept());
  const what = `${PASSAGES.toLocaleString("en")} passages of ${NUMBERS.toLocaleString("en")} numbers, by meaning in memory`;
  const figures: Figure[] = [];
  for (const server of PGVECTOR_SERVERS) {
    const value = percentile(await searchesOn(server), 0.5);
    figures.push(figureOf(what, "ms", inMemory, { what: `pgvector on ${server.name}`, value }));
  }
  return figures;
}

async function searchesOn(server: PgvectorServer): Promise<readonly number[]> {
  const { url, stop } = await server.start();
  await migrate(url);
  const { db, close } = await openDatabase(url, () => {});
  try {
    return await searchesOf(createEmbeddingStore(url, db));
  } finally {
    await close();
    await stop();
  }
}

async function searchesOf(store: EmbeddingStore): Promise<readonly number[]> {
  const random = xoroshiro128plus(SEED);
  const vector = () => Float32Array.from({ length: NUMBERS }, () => uniformFloat64(random) - 0.5);
  const model: EmbeddingModel = {
    name: "bench",
    passages: async (texts) => texts.map(vector),
    query: async () => vector(),
  };
  const indexer = createIndexer({ model, store, emit: () => {}, signal: new AbortController().signal });
  const { index } = await indexer.index(Array.from({ length: PASSAGES }, passageAt));
  await indexer.tidied();
  const times: number[] = [];
  for (let at = 0; at < QUERIES; at += 1) {
    const asked = vector();
    const startedAt = performance.now();
    await index.nearest(asked, LIMIT, "everyone");
    times.push(performance.now() - startedAt);
  }
  return times;
}

function passageAt(_: unknown, at: number): Passage {
  return { source: String(at), title: "", headings: [], text: String(at) };
}
