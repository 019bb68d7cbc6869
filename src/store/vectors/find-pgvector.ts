import { type Kysely, sql } from "kysely";
import { reasonOf } from "../../core/errors.ts";
import type { Schema } from "../schema.ts";
import { sqlStateOf } from "../sql-state.ts";

/** pgvector of a database: the schema that its types are in, or why it cannot be used. */
export type Pgvector =
  | { readonly isUsable: true; readonly schema: string; readonly version: string }
  | { readonly isUsable: false; readonly because: string };

/** The first that goes on searching where a filter left too little. */
const OLDEST = [0, 8] as const;

/** Looks for pgvector, and changes nothing. */
export async function findPgvector(db: Kysely<Schema>): Promise<Pgvector> {
  const made = await sql<{ schema: string; version: string }>`
    select nspname as schema, extversion as version
    from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'vector'`.execute(
    db,
  );
  const [extension] = made.rows;
  if (extension)
    return isOld(extension.version) ? tooOld(extension.version) : { isUsable: true, ...extension };
  const offered = await sql<{ version: string }>`
    select default_version as version from pg_available_extensions where name = 'vector'`.execute(db);
  const [available] = offered.rows;
  if (!available) return { isUsable: false, because: "the server has no pgvector" };
  return isOld(available.version) ? tooOld(available.version) : { isUsable: false, because: NOT_MADE };
}

/** Makes the extension where the server has it and lets us, and tries it. Throws where the server cannot be asked. */
export async function openPgvector(db: Kysely<Schema>): Promise<Pgvector> {
  const found = await findPgvector(db);
  if (found.isUsable) return tried(db, found);
  if (found.because !== NOT_MADE) return found;
  try {
    await sql`create extension if not exists vector`.execute(db);
  } catch (error) {
    // Another process may have made it at the same moment.
    const again = await findPgvector(db);
    return again.isUsable ? tried(db, again) : refused(error);
  }
  return findPgvector(db);
}

/** Its library may be gone from the server, or its schema be closed to us. */
async function tried(db: Kysely<Schema>, found: Pgvector & { readonly isUsable: true }): Promise<Pgvector> {
  try {
    await sql`select '[1]'::${sql.id(found.schema, "halfvec")}`.execute(db);
    return found;
  } catch (error) {
    return refused(error);
  }
}

/** What a server says for good: not that the connection broke, or that it is short of something or stopping. */
const FOR_GOOD = /^(?=.*\d)(?!08|40|53|55|57)[0-9A-Z]{5}$/;
const INSUFFICIENT_PRIVILEGE = "42501";

function refused(error: unknown): Pgvector {
  const state = sqlStateOf(error) ?? "";
  if (!FOR_GOOD.test(state)) throw error;
  const because = state === INSUFFICIENT_PRIVILEGE ? NOT_ALLOWED : `pgvector fails: ${reasonOf(error)}`;
  return { isUsable: false, because };
}

const NOT_MADE = "the server has pgvector, and this database has not yet";
const NOT_ALLOWED =
  "the server has pgvector, and this user may not use it: let an administrator say CREATE EXTENSION vector";

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

function tooOld(version: string): Pgvector {
  return { isUsable: false, because: `pgvector ${version} is older than ${OLDEST.join(".")}` };
}
