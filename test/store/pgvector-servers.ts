import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { findFreePort } from "../../src/store/embedded/free-port.ts";
import { makePostgresServer } from "./postgres-server.ts";
import { hasPgvector, SYSTEM_SERVERS } from "./servers.ts";

export interface StartedServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface PgvectorServer {
  readonly name: string;
  start(): Promise<StartedServer>;
}

/** Postgres in WebAssembly, with the real pgvector. All connections to it are one session, which does one thing at a time. */
const PGLITE: PgvectorServer = {
  name: "PGlite",
  async start() {
    const db = await PGlite.create({ extensions: { vector } });
    const port = await findFreePort();
    const server = new PGLiteSocketServer({ db, port, host: "127.0.0.1", maxConnections: 20 });
    await server.start();
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      async stop() {
        await server.stop();
        await db.close();
      },
    };
  },
};

/** Those of this system that have pgvector. */
const OF_THIS_SYSTEM: readonly PgvectorServer[] = SYSTEM_SERVERS.filter(hasPgvector).map((server) => ({
  name: server.name,
  async start() {
    const made = await makePostgresServer(server);
    await made.start();
    return made;
  },
}));

export const PGVECTOR_SERVERS: readonly PgvectorServer[] = [PGLITE, ...OF_THIS_SYSTEM];
