import { Client } from "pg";
import { findBinaries } from "../../../src/store/embedded/binaries.ts";
import { identifyProcess } from "../../../src/store/embedded/process-identity.ts";
import type { EmbeddedDatabase, EmbeddedDatabaseOptions } from "../../../src/store/embedded/start.ts";
import { startEmbeddedDatabase } from "../../../src/store/embedded/start.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { killChildren } from "./child-process.ts";

const databases: EmbeddedDatabase[] = [];

export const onLinux = process.platform === "linux";
export const isRoot = process.getuid?.() === 0;

/** Whether this platform has its package, as an install with `--omit=optional` has not. */
export const installed = await findBinaries().then(
  () => true,
  () => false,
);

export async function start(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase(options);
  databases.push(database);
  return database;
}

export async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export function isRunning(pid: number): boolean {
  return identifyProcess(pid).running;
}

/** For `afterEach`: nothing that a test started outlives it. */
export async function cleanUp(): Promise<void> {
  killChildren();
  for (const database of databases.splice(0)) await database.stop();
  await removeTemporaryFolders();
}
