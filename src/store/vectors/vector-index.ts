import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";
import type { SearchedBy } from "./searched-by.ts";

/** The most that pgvector indexes of a `halfvec`. Documented: https://github.com/pgvector/pgvector#hnsw */
const MOST_INDEXED_NUMBERS = 4_000;

/**
 * Makes the graph by which a model's vectors are searched where they are very many. On a connection without time limits,
 * and outside a transaction: it may take minutes, and nobody waits for it.
 */
export async function indexVectors(
  db: Kysely<Schema>,
  { schema, mostOneByOne }: SearchedBy,
  model: string,
): Promise<void> {
  const name = nameOf(model);
  const { rows: made } = await sql<{ isValid: boolean }>`
    select indisvalid as "isValid" from pg_index where indexrelid = to_regclass(${name})`.execute(db);
  if (made[0]?.isValid) return;
  const { rows } = await sql<{ dimensions: number }>`
    select dimensions from placed_vectors where model = ${model} and dimensions <= ${MOST_INDEXED_NUMBERS}
    group by dimensions having count(*) > ${mostOneByOne} order by count(*) desc limit 1`.execute(db);
  const [indexed] = rows;
  if (!indexed) return;
  // Left by a process that died over it.
  if (made.length > 0) await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db);
  const dimensions = sql.lit(indexed.dimensions);
  await sql`
    create index concurrently if not exists ${sql.id(name)} on placed_vectors
    using hnsw ((vector::${sql.id(schema, "halfvec")}(${dimensions})) ${sql.id(schema, "halfvec_cosine_ops")})
    where model = ${sql.lit(model)} and dimensions = ${dimensions}`.execute(db);
}

/** Drops the graphs of models of which nothing is left, since deleted vectors leave their place in them. */
export async function dropOldIndexes(db: Kysely<Schema>): Promise<void> {
  const { rows: models } = await sql<{ model: string }>`select distinct model from placed_texts`.execute(db);
  const inUse = new Set(models.map(({ model }) => nameOf(model)));
  const { rows: indexes } = await sql<{ name: string }>`
    select relname as name from pg_index join pg_class on pg_class.oid = indexrelid
    where indrelid = to_regclass('placed_vectors') and starts_with(relname, ${PREFIX})`.execute(db);
  for (const { name } of indexes)
    if (!inUse.has(name)) await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db);
}

const PREFIX = "placed_vectors_of_";

function nameOf(model: string): string {
  return PREFIX + createHash("sha256").update(model).digest("hex").slice(0, 16);
}
