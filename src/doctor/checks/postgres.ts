import { openDatabase } from "../../store/database.ts";
import type { Check, Trouble } from "../check.ts";
import { faultFound } from "../fault-found.ts";
import { type Surroundings, settingsOf } from "../surroundings.ts";

export function postgres({ env }: Pick<Surroundings, "env">): Check {
  return {
    id: "postgres",
    title: "Postgres at DATABASE_URL",
    severity: "major",
    async run() {
      const { DATABASE_URL: url } = settingsOf(env, "DATABASE_URL");
      const looked = { did: "Connected and ran `select 1`", wanted: "an answer" };
      if (!url) return { state: "SKIPPED", evidence: { ...looked, did: "Nothing", saw: NOT_SET } };
      try {
        const database = await openDatabase(url, () => {});
        await database.close();
        return { state: "PASS", evidence: { ...looked, saw: `${placeOf(url)} answers` } };
      } catch (error) {
        return { ...faultFound(error, looked), state: stateOf(error) };
      }
    },
  };
}

const NOT_SET =
  "DATABASE_URL is not set, so `ledger dev` brings its own database, and `ledger start` needs it";

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
