import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Passage } from "../../src/core/answer.ts";
import type { EmbeddingModel } from "../../src/core/embedding.ts";
import { openKnowledge } from "../../src/knowledge/live-knowledge.ts";
import { byMeaning } from "../../src/knowledge/meaning/by-meaning.ts";
import { createIndexer } from "../../src/knowledge/meaning/create-indexer.ts";
import { createEndpointEmbeddings } from "../../src/llm/embeddings/endpoint-embeddings.ts";
import { openDatabase } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import { searchedVectors } from "../../src/store/vectors/search-place.ts";
import { makeVectorTables } from "../../src/store/vectors/vector-tables.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { EMBEDDING_MODEL, startedLlm } from "../simulators/llm/clients.ts";
import { until } from "../until.ts";
import { hasPgvector, onEachServer } from "./servers.ts";
import { type OpenedStore, storesOf, testDatabase } from "./store-fixture.ts";

const QUESTION = "page 42 text 42";

onEachServer((server) => {
  const database = testDatabase(server);
  const open = storesOf(database);

  describe("vectors in Postgres", () => {
    it("are there for the next process, bit for bit, and for their own model alone", async () => {
      const store = await open();
      const vectors = new Map([
        ["a", Uint8Array.of(0, 128, 255)],
        ["b", Uint8Array.of(7)],
      ]);
      await store.embeddings.keep("one", vectors);
      await store.embeddings.keep("one", new Map([["a", Uint8Array.of(1)]]));
      const other = await open();
      const loaded = await other.embeddings.load("one", ["a", "b", "c"]);
      expect([...loaded].map(([key, bytes]) => [key, [...bytes]]).sort()).toEqual([
        ["a", [0, 128, 255]],
        ["b", [7]],
      ]);
      expect(await other.embeddings.load("two", ["a"])).toEqual(new Map());
    });

    it("are worked on by one process at a time, and by the next when it has ended or failed", async () => {
      const [one, other] = [await open(), await open()];
      const done = await one.embeddings.alone("m", async () => {
        expect(await other.embeddings.alone("m", async () => {})).toBe(false);
        expect(await other.embeddings.alone("another model", async () => {})).toBe(true);
      });
      expect(done).toBe(true);
      await expect(one.embeddings.alone("m", () => Promise.reject(new Error("failed")))).rejects.toThrow();
      expect(await other.embeddings.alone("m", async () => {})).toBe(true);
    });

    it("are searched in memory where the server has no pgvector", async () => {
      const place = await (await open()).embeddings.searchPlace?.();
      if (hasPgvector(server)) expect(place).toMatchObject({ kind: "database" });
      else expect(place).toEqual({ kind: "memory", because: "the server has no pgvector" });
    });

    it("are placed once by several replicas at once, where they are searched in the database", async () => {
      const { db, vectors } = await standIn(database.url);
      const asked: string[] = [];
      const model: EmbeddingModel = {
        name: "counting",
        async passages(texts) {
          asked.push(...texts);
          return texts.map(() => Float32Array.of(1, 2));
        },
        query: async () => Float32Array.of(1, 2),
      };
      const passages = Array.from({ length: 200 }, (_, at) => passageOf(`Text ${at}`));
      const replica = async () => {
        const { embeddings } = await open();
        const store = { ...embeddings, searchPlace: async () => ({ kind: "database", vectors }) as const };
        const indexer = createIndexer({ model, store, emit: () => {}, signal: new AbortController().signal });
        await indexer.index(passages);
        await indexer.tidied();
      };
      await Promise.all([replica(), replica(), replica()]);
      expect(asked).toHaveLength(200);
      const { rows } = await sql`select count(*)::int as placed from placed_vectors`.execute(db);
      expect(rows).toEqual([{ placed: 200 }]);
    });

    it("let a process end while the database tidies up", async () => {
      const { db, vectors } = await standIn(database.url);
      const blocking = await db.startTransaction().execute();
      onTestFinished(async () => {
        await blocking.rollback().execute();
      });
      await sql`lock table placed_texts in access exclusive mode`.execute(blocking);
      const stopping = new AbortController();
      const tidied = vectors.tidy("m", stopping.signal).catch((error: unknown) => error);
      await until("it waits", async () => {
        const { rows } = await sql`
          select from pg_stat_activity where application_name = 'ledger-vectors' and wait_event_type = 'Lock'`.execute(
          db,
        );
        return rows.length > 0;
      });
      stopping.abort();
      expect(await tidied).toBeInstanceOf(Error);
    });

    it("are computed once by several replicas, and not again after a start", async () => {
      const { llm } = await startedLlm();
      const pages = Array.from({ length: 100 }, (_, at) => [`${at}.md`, `# Page ${at}\n\nText ${at}.\n`]);
      const folder = await folderOf(Object.fromEntries(pages));
      const replica = async (store: OpenedStore) => {
        const model = createEndpointEmbeddings({
          baseURL: llm.url,
          apiKey: llm.apiKey,
          model: EMBEDDING_MODEL,
        });
        const opened = await openKnowledge({ folder, emit: () => {} });
        const knowledge = byMeaning(opened, { model, store: store.embeddings, emit: () => {} });
        onTestFinished(() => knowledge.close());
        await knowledge.settled();
        const meaning = await knowledge.meaningOf(QUESTION);
        return knowledge.search("nothing of it", 5, "everyone", meaning).map(({ source }) => source);
      };
      const stores = [await open(), await open(), await open()];
      const found = [...(await Promise.all(stores.map(replica))), await replica(await open())];
      for (const each of found) expect(each).toEqual(found[0]);
      expect(found[0]?.[0]).toBe("42.md#page-42");
      const asked = llm.calls().flatMap(({ input = [] }) => input);
      expect(asked.filter((text) => text !== QUESTION)).toHaveLength(100);
    });
  });
});

function passageOf(text: string): Passage {
  return { source: text, title: "", headings: [], text };
}

/**
 * Tables of vectors where there is no pgvector: nothing can be searched in them, but there are as many sessions as
 * processes, which PGlite has not.
 */
async function standIn(url: string) {
  await migrate(url);
  const { db, close } = await openDatabase(url, () => {});
  onTestFinished(async () => {
    await sql`drop schema standin cascade`.execute(db);
    await close();
  });
  await sql`create schema standin`.execute(db);
  await sql`create domain standin.halfvec as text`.execute(db);
  await makeVectorTables(db, "standin");
  return { db, vectors: searchedVectors(url, db, { schema: "standin", mostOneByOne: 1_000 }) };
}
