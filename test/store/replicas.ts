import type { Kysely } from "kysely";
import { afterAll, beforeAll } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import type { Schema } from "../../src/store/schema.ts";

/** Pools of connections of their own on one database, as several replicas have them. */
export function replicasOn(database: { readonly url: string }, count = 3): readonly Kysely<Schema>[] {
  const opened: Database[] = [];
  const replicas: Kysely<Schema>[] = [];
  beforeAll(async () => {
    for (let at = 0; at < count; at += 1) opened.push(await openDatabase(database.url, () => {}));
    await Promise.all(opened.map(() => migrate(database.url)));
    replicas.push(...opened.map(({ db }) => db));
  });
  afterAll(async () => {
    await Promise.all(opened.map((replica) => replica.close()));
  });
  return replicas;
}

/** Each item goes to the next replica. */
export function spread<Replica>(replicas: readonly Replica[]): () => Replica {
  let at = 0;
  return () => {
    const replica = replicas[at % replicas.length];
    at += 1;
    if (!replica) throw new Error("There is no replica.");
    return replica;
  };
}
