import { resolve } from "node:path";
import type { Binaries } from "./binaries.ts";
import { findBinaries } from "./binaries.ts";
import { inspectCluster, ownCluster } from "./cluster.ts";
import { clusterIn, logFileIn, makeDataDir } from "./data-dir.ts";
import { lockFolder } from "./folder-lock.ts";
import { findFreePort } from "./free-port.ts";
import { clearInterruptedInitialisations, initialiseCluster, syncToDisk } from "./initialise.ts";
import { endLeftoverServer } from "./leftover.ts";
import { readPassword } from "./password.ts";
import { chooseRunAs } from "./run-as.ts";
import { openServerLog } from "./server-log.ts";
import type { ServerExit } from "./server-process.ts";
import { startServer } from "./server-process.ts";

const READY_WITHIN_MS = 20_000;

export interface EmbeddedDatabaseOptions {
  /** The `.ledger` folder. It is made if it is not there. */
  readonly dataDir: string;
  /** Who uses the folder, such as `ledger dev`; a second start names it in its refusal. */
  readonly owner?: string;
  /** Each line that the server logs, without its line end. */
  readonly onLog?: (line: string) => void;
  /** How long the server may take until a connection works, in milliseconds. Default: 20 000. */
  readonly readyWithinMs?: number;
  /** Proposes the port to listen on. Default: one that the system says is free. */
  readonly findPort?: () => Promise<number>;
  /** The programs to run. Default: those of the npm package for this platform. */
  readonly binaries?: Binaries;
}

export interface EmbeddedDatabase {
  /** `postgres://` on 127.0.0.1, password included: a secret, not to be logged. */
  readonly url: string;
  /** The process id of the server. */
  readonly pid: number;
  /** Whether this start made the cluster, so that it is empty. */
  readonly firstStart: boolean;
  /** How the server ended, whether by `stop` or on its own. Never rejects. */
  readonly exited: Promise<ServerExit>;
  /** Stops the server, waits for its end and frees the folder. Safe to call again. */
  stop(): Promise<void>;
}

/**
 * Starts the Postgres server that lives in a data folder and waits until a connection works.
 *
 * One process at a time owns the folder. A server that a killed owner left behind is stopped first.
 *
 * @throws LedgerError DATA_DIR_UNWRITABLE, DATA_DIR_IN_USE, DATA_DIR_OTHER_VERSION, DATA_DIR_DAMAGED,
 * DATABASE_NOT_INSTALLED, DATABASE_UNAVAILABLE or PORT_IN_USE
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir);
  await makeDataDir(dataDir);
  const lock = await lockFolder(dataDir, options.owner ?? "ledger");
  try {
    return await startInLockedFolder(dataDir, options, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startInLockedFolder(
  dataDir: string,
  options: EmbeddedDatabaseOptions,
  release: () => Promise<void>,
): Promise<EmbeddedDatabase> {
  const cluster = clusterIn(dataDir);
  const binaries = options.binaries ?? (await findBinaries());
  await clearInterruptedInitialisations(dataDir);
  const firstStart = (await inspectCluster(cluster)) === "absent";
  const runAs = await chooseRunAs(dataDir, binaries);

  if (firstStart) await initialiseCluster(dataDir, binaries, runAs);
  else await endLeftoverServer(cluster, binaries);
  await ownCluster(cluster, runAs);

  const server = await startServer({
    cluster,
    binaries,
    runAs,
    openLog: () => openServerLog(logFileIn(dataDir), options.onLog),
    findPort: options.findPort ?? findFreePort,
    password: await readPassword(cluster),
    readyWithinMs: options.readyWithinMs ?? READY_WITHIN_MS,
  });
  const synced = firstStart ? syncToDisk(cluster, binaries, runAs) : undefined;

  const stop = memoised(async () => {
    await synced;
    await server.stop();
    await release();
  });
  return { url: server.url, pid: server.pid, firstStart, exited: server.exited, stop };
}

function memoised(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}
