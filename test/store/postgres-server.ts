import { once } from "node:events";
import { chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { type Binaries, findBinaries } from "../../src/store/embedded/binaries.ts";
import { findFreePort } from "../../src/store/embedded/free-port.ts";
import { type RunAs, runProgram, startProgram } from "../../src/store/embedded/programs.ts";
import { chooseRunAs } from "../../src/store/embedded/run-as.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import type { Server } from "./servers.ts";

/** A Postgres of a test's own, which it can stop and start again on the same port. */
export interface PostgresServer {
  readonly url: string;
  start(settings?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends its connections at once, as a restart by an operator does. */
  stop(): Promise<void>;
}

const USER = "ledger";
const PASSWORD = "in-a-test";

export async function makePostgresServer(server: Partial<Server> = {}): Promise<PostgresServer> {
  const binaries = server.binaries ?? (await findBinaries());
  const folder = await temporaryFolder();
  const runAs = await chooseRunAs(folder, binaries);
  await initialise(binaries, runAs, folder);
  const port = await findFreePort();
  const url = `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;
  let running: ReturnType<typeof startProgram> | undefined;
  return {
    url,
    async start(settings = {}) {
      running = startProgram(
        runAs,
        binaries.postgres,
        argumentsOf(join(folder, "cluster"), port, settings),
        "ignore",
      );
      await until("Postgres answers", () => answers(url));
    },
    async stop() {
      if (!running) return;
      const ended = once(running, "close");
      running.kill("SIGINT");
      await ended;
      running = undefined;
    },
  };
}

async function initialise(binaries: Binaries, runAs: RunAs, folder: string): Promise<void> {
  const password = join(folder, "password");
  await writeFile(password, PASSWORD);
  if (runAs.kind === "user") for (const path of [folder, password]) await chown(path, runAs.uid, runAs.gid);
  const { code, output } = await runProgram(runAs, binaries.initdb, [
    `--pgdata=${join(folder, "cluster")}`,
    `--username=${USER}`,
    `--pwfile=${password}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
  ]);
  if (code !== 0) throw new Error(output);
}

function argumentsOf(cluster: string, port: number, settings: Readonly<Record<string, string>>): string[] {
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: "off", ...settings };
  return [
    "-D",
    cluster,
    "-p",
    String(port),
    ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
