import fc from "fast-check";
import { type Kysely, sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Viewer } from "../../src/core/audience.ts";
import type { EmbeddingModel, EmbeddingStore } from "../../src/core/embedding.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import { openKnowledge } from "../../src/knowledge/live-knowledge.ts";
import { byMeaning } from "../../src/knowledge/meaning/by-meaning.ts";
import type { VectorIndex } from "../../src/knowledge/meaning/vector-index.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createEmbeddingStore } from "../../src/store/embedding-store.ts";
import { migrate } from "../../src/store/migrate.ts";
import type { Schema } from "../../src/store/schema.ts";
import { findPgvector } from "../../src/store/vectors/find-pgvector.ts";
import { openSearchPlace } from "../../src/store/vectors/search-place.ts";
import { pausable } from "../knowledge/meaning/pausable.ts";
import { thesaurus } from "../knowledge/meaning/thesaurus.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import {
  cosine,
  counted,
  indexOf,
  knownVectors,
  laterBy,
  PASSAGE,
  passages,
  VECTOR,
  VIEWERS,
  withoutPlace,
} from "./known-vectors.ts";
import { PGVECTOR_SERVERS, type StartedServer } from "./pgvector-servers.ts";

const PAGES = {
  "fleet.md": "# Fleet\n\nEvery automobile is serviced once a year.\n",
  "health.md": "# Health\n\nA physician visits the office on Mondays.\n",
  "plan.md": "---\naudiences: [channel:C1]\n---\n# Plan\n\nThe takeover is in May.\n",
};

describe.each(PGVECTOR_SERVERS)("pgvector on $name", ({ start }) => {
  let server: StartedServer;
  let database: Database;
  let db: Kysely<Schema>;
  let store: EmbeddingStore;
  beforeAll(async () => {
    server = await start();
    await migrate(server.url);
    database = await openDatabase(server.url, () => {});
    db = database.db;
    store = createEmbeddingStore(server.url, db);
  });
  afterEach(() => empty());
  afterAll(async () => {
    await database?.close();
    await server?.stop();
    await removeTemporaryFolders();
  });

  it("is made where it can be, and searches what memory would", async () => {
    const { knowledge } = await opened(thesaurus());
    expect(knowledge.status().embeddings).toEqual({
      model: "thesaurus",
      ready: true,
      searchedIn: "the database",
    });
    expect(await foundIn(knowledge, "who looks after the car", "everyone")).toContain("fleet.md#fleet");
  });

  it("shows nobody what they may not see", async () => {
    const { knowledge } = await opened(thesaurus());
    expect(await foundIn(knowledge, "merger", "everyone")).not.toContain("plan.md#plan");
    expect(await foundIn(knowledge, "merger", "channel:C2")).not.toContain("plan.md#plan");
    expect((await foundIn(knowledge, "merger", "channel:C1"))[0]).toBe("plan.md#plan");
  });

  it("ranks as memory does, whoever looks and whatever else is there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(PASSAGE, { minLength: 1, maxLength: 40 }), VECTOR, async (drawn, asked) => {
        await empty();
        const all = passages(drawn.map(({ viewer }) => viewer));
        // Of an earlier version, and all of them nearer than anything else.
        const earlier = passages(Array.from({ length: drawn.length * 5 + 20 }, () => "everyone"));
        const model = knownVectors([...drawn.map(({ numbers }) => numbers), ...earlier.map(() => asked)]);
        await indexOf(model, earlier.map(laterBy(drawn.length)), store);
        const inDatabase = await indexOf(model, all, store);
        const inMemory = await indexOf(model, all, withoutPlace(store));
        for (const viewer of VIEWERS)
          for (const limit of [3, 50]) {
            const cosinesIn = async (index: VectorIndex) => {
              const near = (await index.nearest(Float32Array.from(asked), limit, viewer)) ?? [];
              return near.map(({ source }) => cosine(drawn[Number(source)]?.numbers ?? [], asked));
            };
            const [found, expected] = [await cosinesIn(inDatabase), await cosinesIn(inMemory)];
            expect(found).toHaveLength(expected.length);
            // What is nearly as near may change places.
            for (const [at, each] of expected.entries()) expect(found[at]).toBeCloseTo(each, 2);
          }
      }),
      { numRuns: 40 },
    );
  });

  it("computes once, for the next process too and for memory where it is gone", async () => {
    const first = counted(thesaurus());
    await opened(first.model);
    expect(first.asked()).toBe(3);
    const second = counted(thesaurus());
    await opened(second.model);
    await opened(second.model, { store: withoutPlace(store) });
    expect(second.asked()).toBe(0);
    await sql`drop table placed_vectors, placed_texts`.execute(db);
    const { knowledge } = await opened(second.model);
    expect(second.asked()).toBe(0);
    expect(await foundIn(knowledge, "merger", "channel:C1")).toContain("plan.md#plan");
  });

  it("sweeps what is no longer used, and the graph of a model that is gone", async () => {
    const many = Array.from({ length: 30 }, (_, at) => [1, at, at * at]);
    const all = passages(many.map(() => "everyone"));
    await indexOf(knownVectors(many, "gone"), all, few(store, 20));
    expect(await graphs(db)).toHaveLength(1);
    await sql`update placed_texts set used_on = current_date - 8`.execute(db);
    await indexOf(knownVectors(many, "came"), all, few(store, 20));
    const { rows } = await sql`select distinct model from placed_vectors`.execute(db);
    expect(rows).toEqual([{ model: "came" }]);
    expect(await graphs(db)).toHaveLength(1);
  });

  it("keeps what a process that runs for long still uses", async () => {
    const clock = pausable();
    const { knowledge } = await opened(thesaurus(), { scheduler: clock });
    await sql`update placed_texts set used_on = current_date - 8`.execute(db);
    clock.wake();
    await knowledge.settled();
    await indexOf(knownVectors([[1, 2, 3]]), passages(["everyone"]), store);
    expect(await foundIn(knowledge, "merger", "channel:C1")).toContain("plan.md#plan");
  });

  it("carries more passages than memory is let", async () => {
    const count = 20_001;
    const all = passages(Array.from({ length: count }, () => "everyone"));
    const vectors = all.map((_, at) => [Math.cos(at / count), Math.sin(at / count)]);
    const model = knownVectors(vectors);
    await expect(indexOf(model, all, withoutPlace(store))).rejects.toThrow(
      /20000 .* pgvector would search more/,
    );
    // The graph of so many would take this test longer than all others together.
    const index = await indexOf(model, all, few(store, count));
    const near = await index.nearest(Float32Array.from(vectors[12_345] ?? []), 200, "everyone");
    expect(near?.map(({ source }) => source)).toContain("12345");
  });

  it("follows a graph among very many, and finds what is nearest and what few may see", async () => {
    const sampled = fc.sample(VECTOR, { numRuns: 1_520, seed: 7 });
    const [drawn, asked] = [sampled.slice(20), sampled.slice(0, 20)];
    const all = passages(drawn.map((_, at) => (at % 300 === 7 ? "channel:C1" : "everyone")));
    const model = knownVectors(drawn);
    await indexOf(model, all, few(store, 1_000));
    expect(await graphs(db)).toMatchObject([{ used: 0 }]);
    // So few would be sorted sooner than a graph is followed.
    const sorting = await withoutSorting();
    const inDatabase = await indexOf(model, all, few(sorting.store, 1_000, sorting.db));
    const inMemory = await indexOf(model, all, withoutPlace(store));
    for (const viewer of ["everyone", "channel:C1"] as const) {
      const shares: number[] = [];
      for (const each of asked) {
        const sourcesIn = async (index: VectorIndex) =>
          (await index.nearest(Float32Array.from(each), 20, viewer))?.map(({ source }) => source) ?? [];
        const [found, expected] = [await sourcesIn(inDatabase), await sourcesIn(inMemory)];
        expect(found).toHaveLength(20);
        shares.push(expected.filter((source) => found.includes(source)).length / expected.length);
      }
      expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.95);
    }
    await until("the graph is seen to be used", async () => {
      const [graph] = await graphs(db);
      return Number(graph?.used) > 0;
    });
  });

  it("leaves a question to its words where the database is in trouble, tells it, and comes back", async () => {
    const clock = pausable();
    const { model, asked } = counted(thesaurus());
    const { knowledge, events } = await opened(model, { scheduler: clock });
    await sql`drop extension vector cascade`.execute(db);
    expect(await knowledge.meaningOf("merger", "channel:C1")).toBeUndefined();
    expect(knowledge.search("physician", 1).map(({ source }) => source)).toEqual(["health.md#health"]);
    expect(knowledge.status().embeddings).toMatchObject({
      ready: false,
      failure: /^the database did not search them: /,
    });
    expect(events).toContainEqual(expect.objectContaining({ type: "embeddings_failed" }));
    clock.wake();
    await until("it is searched again", () => knowledge.status().embeddings?.ready === true);
    expect(await foundIn(knowledge, "merger", "channel:C1")).toContain("plan.md#plan");
    expect(asked()).toBe(3);
  });

  it("may stand in a schema of its own", async () => {
    await sql`drop extension if exists vector cascade`.execute(db);
    await sql`create schema extensions`.execute(db);
    await sql`create extension vector schema extensions`.execute(db);
    onTestFinished(async () => {
      await sql`drop schema extensions cascade`.execute(db);
    });
    const { knowledge } = await opened(thesaurus());
    expect(knowledge.status().embeddings?.searchedIn).toBe("the database");
    expect((await foundIn(knowledge, "merger", "channel:C1"))[0]).toBe("plan.md#plan");
  });

  it("is left alone by whom the server does not let make it", async () => {
    await sql`drop extension if exists vector cascade`.execute(db);
    await sql`create role guest`.execute(db);
    const found = await db.connection().execute(async (connection) => {
      await sql`set role guest`.execute(connection);
      const place = await openSearchPlace(server.url, connection);
      await sql`reset role`.execute(connection);
      return place;
    });
    expect(found).toEqual({ kind: "memory", because: expect.stringContaining("this user may not use it") });
  });

  it("is left alone where it is too old", async () => {
    await opened(thesaurus());
    await sql`update pg_extension set extversion = '0.6.2' where extname = 'vector'`.execute(db);
    onTestFinished(async () => {
      await sql`drop extension vector cascade`.execute(db);
    });
    expect(await findPgvector(db)).toEqual({ isUsable: false, because: "pgvector 0.6.2 is older than 0.8" });
    const { knowledge } = await opened(thesaurus());
    expect(knowledge.status().embeddings?.searchedIn).toBe("memory: pgvector 0.6.2 is older than 0.8");
    expect(await foundIn(knowledge, "merger", "channel:C1")).toContain("plan.md#plan");
  });

  async function opened(model: EmbeddingModel, options: Partial<Parameters<typeof byMeaning>[1]> = {}) {
    const events: LedgerEvent[] = [];
    const emit = (event: LedgerEvent) => void events.push(event);
    const knowledge = byMeaning(await openKnowledge({ folder: await folderOf(PAGES), emit }), {
      model,
      store,
      emit,
      ...options,
    });
    onTestFinished(() => knowledge.close());
    await knowledge.settled();
    return { knowledge, events };
  }

  async function empty() {
    await sql`drop table if exists placed_vectors, placed_texts`.execute(db);
    await sql`truncate embeddings`.execute(db);
  }

  function few(kept: EmbeddingStore, mostOneByOne: number, on = db): EmbeddingStore {
    return { ...kept, searchPlace: () => openSearchPlace(server.url, on, mostOneByOne) };
  }

  /** The same database for those who would rather not sort. */
  async function withoutSorting() {
    await sql`alter database postgres set enable_sort = off`.execute(db);
    // Where all connections are one session.
    await sql`set enable_sort = off`.execute(db);
    const other = await openDatabase(server.url, () => {});
    onTestFinished(async () => {
      await other.close();
      await sql`alter database postgres reset enable_sort`.execute(db);
      await sql`reset enable_sort`.execute(db);
    });
    return { db: other.db, store: createEmbeddingStore(server.url, other.db) };
  }
});

async function foundIn(knowledge: ReturnType<typeof byMeaning>, query: string, viewer: Viewer) {
  const meaning = await knowledge.meaningOf(query, viewer);
  expect(meaning).toBeDefined();
  return knowledge.search(query, 5, viewer, meaning).map(({ source }) => source);
}

async function graphs(db: Kysely<Schema>) {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ used: number }>`
    select idx_scan::int as used from pg_stat_user_indexes
    join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
    where amname = 'hnsw'`.execute(db);
  return rows;
}
