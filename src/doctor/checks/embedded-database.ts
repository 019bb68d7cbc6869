import { findBinaries, POSTGRES_MAJOR } from "../../store/embedded/binaries.ts";
import type { Check } from "../check.ts";
import { faultFound } from "../fault-found.ts";
import type { Surroundings } from "../surroundings.ts";

/** `platform` is this one unless a test looks for another. */
export function embeddedDatabase({ env }: Pick<Surroundings, "env">, platform?: string): Check {
  return {
    id: "embedded-database",
    title: "Embedded database",
    severity: "major",
    async run() {
      const looked = {
        did: "Looked for the embedded Postgres of this platform and ran its --version",
        wanted: `PostgreSQL ${POSTGRES_MAJOR} that runs here`,
      };
      try {
        const { postgres } = await findBinaries(platform);
        return { state: "PASS", evidence: { ...looked, saw: `PostgreSQL ${POSTGRES_MAJOR}, ${postgres}` } };
      } catch (error) {
        const fault = faultFound(error, looked);
        // `ledger dev` uses the database that is set.
        return env.DATABASE_URL ? { ...fault, state: "WARN" } : fault;
      }
    },
  };
}
