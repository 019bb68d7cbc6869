import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import type { Binaries } from "../../src/store/embedded/binaries.ts";
import { skipWithout } from "../needs.ts";

/** A Postgres that the store's tests run against. */
export interface Server {
  readonly name: string;
  /** Without them the embedded one's. */
  readonly binaries?: Binaries;
  readonly version?: string;
}

/** Where Debian, Ubuntu and their images keep each version they have. */
const DEBIAN = "/usr/lib/postgresql";

export const SYSTEM_SERVERS: readonly Server[] = (existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
  .map((version) => ({ version, bin: join(DEBIAN, version, "bin") }))
  .filter(({ version, bin }) => Number(version) >= 15 && existsSync(join(bin, "initdb")))
  .map(({ version, bin }) => ({
    version,
    name: `Postgres ${version} of this system`,
    binaries: { postgres: join(bin, "postgres"), initdb: join(bin, "initdb"), pgCtl: join(bin, "pg_ctl") },
  }));

export function hasPgvector({ version }: Pick<Server, "version">): boolean {
  return existsSync(`/usr/share/postgresql/${version}/extension/vector.control`);
}

export const EMBEDDED: Server = { name: "the embedded Postgres" };

/** Runs tests against the embedded server and against each that this system has, which must be one at least. */
export function onEachServer(tests: (server: Server) => void): void {
  describe.each([EMBEDDED, ...SYSTEM_SERVERS])("$name", (server) => tests(server));
  if (SYSTEM_SERVERS.length === 0)
    it("another Postgres than the embedded one", ({ skip }) =>
      skipWithout(`There is no Postgres under ${DEBIAN}. Install postgresql.`, skip));
}
