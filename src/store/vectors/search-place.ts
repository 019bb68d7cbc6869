import type { Kysely } from "kysely";
import type { SearchedVectors, SearchPlace } from "../../core/searched-vectors.ts";
import type { Schema } from "../schema.ts";
import { openPgvector } from "./find-pgvector.ts";
import { nearestVectors } from "./nearest-vectors.ts";
import { missingVectors, putVectors } from "./place-vectors.ts";
import { MOST_ONE_BY_ONE, type SearchedBy } from "./searched-by.ts";
import { tidyVectors } from "./tidy-vectors.ts";
import { makeVectorTables } from "./vector-tables.ts";

/** Vectors are searched in the database where its server has pgvector and lets us use it. */
export async function openSearchPlace(
  url: string,
  db: Kysely<Schema>,
  mostOneByOne = MOST_ONE_BY_ONE,
): Promise<SearchPlace> {
  const pgvector = await openPgvector(db);
  if (!pgvector.isUsable) return { kind: "memory", because: pgvector.because };
  await makeVectorTables(db, pgvector.schema);
  return { kind: "database", vectors: searchedVectors(url, db, { schema: pgvector.schema, mostOneByOne }) };
}

/** The tables must be there. */
export function searchedVectors(url: string, db: Kysely<Schema>, by: SearchedBy): SearchedVectors {
  return {
    missing: (model, texts) => missingVectors(db, model, texts),
    put: (model, vectors) => putVectors(db, by.schema, model, vectors),
    nearest: (wanted) => nearestVectors(db, by, wanted),
    tidy: (model, signal) => tidyVectors(url, by, model, signal),
  };
}
