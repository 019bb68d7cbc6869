import { type Kysely, sql, type Transaction } from "kysely";
import type { NearestWanted, PlacedText } from "../../core/searched-vectors.ts";
import type { Schema } from "../schema.ts";
import type { SearchedBy } from "./searched-by.ts";

/** More than are wanted, since the graph may lead past some; the cost of it is small beside that of a call. */
const CANDIDATES = 200;

/**
 * The texts nearest to a vector by the cosine. All that the viewer may see is looked at, one by one, unless it is very
 * much: then the graph is followed, and followed on where it leads to what the viewer may not see.
 */
export async function nearestVectors(
  db: Kysely<Schema>,
  { schema, mostOneByOne }: SearchedBy,
  wanted: NearestWanted,
): Promise<readonly PlacedText[]> {
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('statement_timeout', ${String(wanted.withinMs)}, true)`.execute(transaction);
    if (wanted.among > mostOneByOne) {
      const near = await alongGraph(transaction, schema, wanted);
      // The graph ends somewhere, also where there is more.
      if (near.length >= wanted.limit) return near;
    }
    return oneByOne(transaction, schema, wanted);
  });
}

async function oneByOne(
  db: Transaction<Schema>,
  schema: string,
  { model, vector, scopes, limit }: NearestWanted,
): Promise<readonly PlacedText[]> {
  const { rows } = await sql<PlacedText>`
    select text_hash as key, scope from placed_vectors
    where model = ${model} and dimensions = ${vector.length} and scope = any(${[...scopes]})
    order by vector operator(${sql.id(schema)}.<=>) ${written(vector)}::${sql.id(schema, "halfvec")}, text_hash
    limit ${limit}`.execute(db);
  return rows;
}

async function alongGraph(
  db: Transaction<Schema>,
  schema: string,
  { model, vector, scopes, limit }: NearestWanted,
): Promise<readonly PlacedText[]> {
  await sql`
    select set_config('hnsw.iterative_scan', 'strict_order', true),
      set_config('hnsw.ef_search', ${String(CANDIDATES)}, true)`.execute(db);
  // Written as in the index, and not as parameters, so that the index is found whatever the plan.
  const halfvec = sql`${sql.id(schema, "halfvec")}(${sql.lit(vector.length)})`;
  const { rows } = await sql<PlacedText>`
    select text_hash as key, scope from placed_vectors
    where model = ${sql.lit(model)} and dimensions = ${sql.lit(vector.length)} and scope = any(${[...scopes]})
    order by (vector::${halfvec}) operator(${sql.id(schema)}.<=>) ${written(vector)}::${halfvec}
    limit ${limit}`.execute(db);
  return rows;
}

/** As many digits as a half-precision number has, and some. */
function written(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => value.toPrecision(6)).join(",")}]`;
}
