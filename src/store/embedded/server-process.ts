import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import type { Binaries } from "./binaries.ts";
import { notInstalled } from "./binaries.ts";
import { firstOf } from "./first-of.ts";
import { DATABASE_USER } from "./initialise.ts";
import type { RunAs } from "./programs.ts";
import { signalWhenWeEnd, startProgram } from "./programs.ts";
import { faultOfLog } from "./server-fault.ts";
import type { ServerLog } from "./server-log.ts";
import { serverArguments } from "./server-settings.ts";
import type { Shutdown } from "./signal-server.ts";
import { signalServer } from "./signal-server.ts";

const PORT_ATTEMPTS = 5;

export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  readonly exited: Promise<ServerExit>;
  stop(): Promise<void>;
}

export interface ServerPlan {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly password: string;
  /** Opens a log for one run of the server. */
  readonly openLog: () => ServerLog;
  /** A port to try. Another process may take it first. */
  readonly findPort: () => Promise<number>;
  readonly readyWithinMs: number;
}

const READY_LINE = "database system is ready to accept connections";
const PORT_TAKEN = /could not bind .*: (?:Address already in use|Only one usage)/;

/** The shutdowns that `stop` tries in turn, with the milliseconds to wait for each. */
const SHUTDOWNS: readonly (readonly [Shutdown, number])[] = [
  ["SIGINT", 2_000],
  ["SIGQUIT", 6_000],
];

interface Launched {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly log: ServerLog;
  /** The server says that it takes connections. */
  readonly ready: Promise<void>;
  readonly exited: Promise<ServerExit>;
}

/** Starts the server on a free port, and comes back when a connection to it works. */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt += 1) {
    const server = await startOnPort(plan, await plan.findPort());
    if (server !== "port taken") return server;
  }
  throw new LedgerError(
    "PORT_IN_USE",
    `The database found no free port on 127.0.0.1 in ${PORT_ATTEMPTS} attempts.`,
    "End programs that hold many ports, or set DATABASE_URL to a PostgreSQL 15 to 18 of your own.",
  );
}

async function startOnPort(plan: ServerPlan, port: number): Promise<RunningServer | "port taken"> {
  const launched = await launch(plan, port);
  const { child, pid, log, ready, exited } = launched;
  const stop = () => stopServer(launched, plan.binaries);
  try {
    const outcome = await firstOf(plan.readyWithinMs, { ready, exited });
    if (outcome === "exited" && log.lastLines().some((line) => PORT_TAKEN.test(line))) return "port taken";
    if (outcome !== "ready") throw faultOfLog(plan.cluster, whatFailed(outcome, plan), log.lastLines());
    const url = `postgres://${DATABASE_USER}:${plan.password}@127.0.0.1:${port}/postgres`;
    await tryConnection(url, plan, log);
    setReferenced(child, false);
    return { url, pid, exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function launch({ cluster, binaries, runAs, openLog }: ServerPlan, port: number): Promise<Launched> {
  const log = openLog();
  const child = startProgram(runAs, binaries.postgres, serverArguments(cluster, port), [
    "ignore",
    "ignore",
    "pipe",
  ]);
  const ready = readLog(child, log);
  const exited = new Promise<ServerExit>((resolve) => {
    child.once("close", (code, signal) => {
      log.close();
      resolve({ code, signal });
    });
  });
  const pid = await pidOnceSpawned(child, binaries);
  signalWhenWeEnd(child, () => signalServer(binaries, pid, "SIGINT"));
  return { child, pid, log, ready, exited };
}

/** Hands every line to the log. Resolves at the line by which the server says that it is ready. */
function readLog(child: ChildProcess, log: ServerLog): Promise<void> {
  const { stderr } = child;
  if (stderr === null) throw new Error("The server's standard error is not a pipe");
  return new Promise((resolve) => {
    createInterface({ input: stderr }).on("line", (line) => {
      log.add(line);
      if (line.endsWith(READY_LINE)) resolve();
    });
  });
}

async function pidOnceSpawned(child: ChildProcess, binaries: Binaries): Promise<number> {
  try {
    await once(child, "spawn");
  } catch (error) {
    throw notInstalled(`A program of the embedded Postgres cannot be run: ${binaries.postgres}`, error);
  }
  if (child.pid === undefined) throw new Error("A started process has no id");
  return child.pid;
}

async function stopServer({ child, pid, exited }: Launched, binaries: Binaries): Promise<void> {
  setReferenced(child, true);
  for (const [signal, waitMs] of SHUTDOWNS) {
    if (hasExited(child)) break;
    signalServer(binaries, pid, signal);
    if ((await firstOf(waitMs, { exited })) === "exited") return;
  }
  if (!hasExited(child)) signalServer(binaries, pid, "SIGKILL");
  await exited;
}

/** The exit is known: from here on the id may be another program's, and must not be signalled. */
function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function tryConnection(
  url: string,
  { readyWithinMs, cluster }: ServerPlan,
  log: ServerLog,
): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: readyWithinMs });
  try {
    await client.connect();
    await client.query("select 1");
  } catch (error) {
    const what = `The database runs but takes no connection (${reasonOf(error)})`;
    throw faultOfLog(cluster, what, log.lastLines());
  } finally {
    await client.end();
  }
}

function whatFailed(outcome: "exited" | "late", { readyWithinMs }: ServerPlan): string {
  if (outcome === "exited") return "The database ended while it started";
  return `The database was not ready within ${readyWithinMs / 1000} s`;
}

/** An unreferenced server keeps no process alive that has nothing else to do: that process ends it by its exit. */
function setReferenced(child: ChildProcess, referenced: boolean): void {
  const { stderr } = child;
  for (const handle of stderr instanceof Socket ? [child, stderr] : [child]) {
    if (referenced) handle.ref();
    else handle.unref();
  }
}
