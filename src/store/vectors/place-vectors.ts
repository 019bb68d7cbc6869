import { type Kysely, sql } from "kysely";
import type { PlacedText, PlacedVector } from "../../core/searched-vectors.ts";
import { noteUse } from "../embedding-use.ts";
import type { Schema } from "../schema.ts";

const AT_ONCE = 1_000;

/** Notes that texts are in use, once a day at most, and tells which of them have no vector yet. */
export async function missingVectors(
  db: Kysely<Schema>,
  model: string,
  texts: readonly PlacedText[],
): Promise<readonly PlacedText[]> {
  const missing: PlacedText[] = [];
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const some = texts.slice(at, at + AT_ONCE);
    const keys = some.map(({ key }) => key);
    const wanted = sql`unnest(${keys}::text[], ${some.map(({ scope }) => scope)}::text[]) as wanted (text_hash, scope)`;
    await sql`
      insert into placed_texts as placed (model, scope, text_hash)
      select distinct ${model}, scope, text_hash from ${wanted} order by 2, 3
      on conflict (model, scope, text_hash) do update set used_on = current_date
      where placed.used_on < current_date`.execute(db);
    await noteUse(db, model, keys);
    const { rows } = await sql<PlacedText>`
      select text_hash as key, scope from ${wanted} where not exists (
        select from placed_vectors placed where placed.model = ${model}
          and placed.scope = wanted.scope and placed.text_hash = wanted.text_hash)`.execute(db);
    missing.push(...rows);
  }
  return missing;
}

/** @param schema that pgvector's types are in */
export async function putVectors(
  db: Kysely<Schema>,
  schema: string,
  model: string,
  vectors: readonly PlacedVector[],
): Promise<void> {
  if (vectors.length === 0) return;
  const scopes = vectors.map(({ scope }) => scope);
  const keys = vectors.map(({ key }) => key);
  const lengths = vectors.map(({ values }) => values.length);
  const written = vectors.map(({ values }) => `[${values.join(",")}]`);
  await sql`
    insert into placed_vectors (model, scope, text_hash, dimensions, vector)
    select ${model}, scope, text_hash, dimensions, written::${sql.id(schema, "halfvec")}
    from unnest(${scopes}::text[], ${keys}::text[], ${lengths}::int[], ${written}::text[])
      as given (scope, text_hash, dimensions, written)
    on conflict do nothing`.execute(db);
}
