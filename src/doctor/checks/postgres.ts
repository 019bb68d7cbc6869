import { openDatabase } from "../../store/database.ts";
import { databaseFault } from "../../store/database-faults.ts";
import { newerSchema, readSchemaAge, type SchemaAge } from "../../store/schema-age.ts";
import { findPgvector, type Pgvector } from "../../store/vectors/find-pgvector.ts";
import type { Check, Trouble } from "../check.ts";
import { faultFound } from "../fault-found.ts";
import { type Surroundings, settingsOf } from "../surroundings.ts";

export function postgres({ env }: Pick<Surroundings, "env">): Check {
  return {
    id: "postgres",
    title: "Postgres at DATABASE_URL",
    severity: "major",
    async run() {
      const { DATABASE_URL: url, LEDGER_EMBEDDING_MODEL: model } = settingsOf(
        env,
        "DATABASE_URL",
        "LEDGER_EMBEDDING_MODEL",
      );
      const looked = {
        did: "Connected, and read the version of the schema",
        wanted: "a database of this version, an older one, or an empty one",
      };
      if (!url) return { state: "SKIPPED", evidence: { ...looked, did: "Nothing", saw: NOT_SET } };
      try {
        const { age, vectors } = await lookInto(url);
        if (age.kind === "newer") return faultFound(newerSchema(age.unknown), looked);
        return {
          state: "PASS",
          evidence: {
            ...looked,
            saw: [`${placeOf(url)} answers, with ${SCHEMAS[age.kind]}`, ...(model ? [vectors] : [])].join(
              "; ",
            ),
          },
        };
      } catch (error) {
        return { ...faultFound(error, looked), state: stateOf(error) };
      }
    },
  };
}

const NOT_SET =
  "DATABASE_URL is not set, so `ledger dev` brings its own database, and `ledger start` needs it";

const SCHEMAS = {
  same: "the schema of this version",
  empty: "no schema yet, which `ledger start` makes",
  older: "the schema of an older version, which `ledger start` brings up to date",
} as const;

async function lookInto(url: string): Promise<{ readonly age: SchemaAge; readonly vectors: string }> {
  const { db, close } = await openDatabase(url, () => {});
  try {
    return { age: await readSchemaAge(db), vectors: vectorsLine(await findPgvector(db)) };
  } catch (error) {
    throw databaseFault(url, error);
  } finally {
    await close();
  }
}

/** Either will do. */
function vectorsLine(pgvector: Pgvector): string {
  return pgvector.isUsable
    ? `vectors are searched in it, with pgvector ${pgvector.version}`
    : `vectors are searched in memory, because ${pgvector.because}`;
}

/** Without the user and the password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/** SQLSTATE classes of a server that is short of something or not up yet, which may pass. */
const MAY_PASS = /^5[37]/;

/** A server that says no is a fault of the configuration; one that cannot be reached may be so for a moment. */
function stateOf(error: unknown): Trouble["state"] {
  const cause = error instanceof Error ? error.cause : undefined;
  const isServers = cause instanceof Error && "severity" in cause && "code" in cause;
  return isServers && !MAY_PASS.test(String(cause.code)) ? "FAIL" : "UNKNOWN";
}
