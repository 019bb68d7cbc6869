import { once } from "node:events";
import { chown, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { refused, runCommand, runScript, started } from "./child-process.ts";
import { cleanUp, installed, isRunning, onLinux, query, start } from "./databases.ts";

afterEach(cleanUp);

describe.skipIf(!installed)("an owner that ends without a stop (skipped without the binaries)", () => {
  for (const deed of ["exit", "throw", "nothing"]) {
    it(`takes its server with it when its end is: ${deed}`, async () => {
      const owner = runScript("database-owner.ts", [join(await temporaryFolder(), ".ledger")]);
      const { pid } = await started(owner);

      owner.say(deed);
      await owner.ended;

      await until("the server has ended", () => !isRunning(pid));
    });
  }

  it.skipIf(process.platform === "win32")("leaves its rows to the next start when it is killed", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    const orphan = await killedOwner(dataDir);
    expect(isRunning(orphan)).toBe(true);

    const database = await start({ dataDir });

    expect(isRunning(orphan)).toBe(false);
    expect(database.firstStart).toBe(false);
    expect(await query(database.url, "select number from kept")).toEqual([{ number: 42 }]);
  });

  it.skipIf(!onLinux)(
    "is found out even when the folder was moved meanwhile (Linux only: reads /proc)",
    async () => {
      const folder = await temporaryFolder();
      const orphan = await killedOwner(join(folder, ".ledger"));
      await rename(join(folder, ".ledger"), join(folder, "moved"));

      const database = await start({ dataDir: join(folder, "moved") });

      expect(isRunning(orphan)).toBe(false);
      expect(await query(database.url, "select number from kept")).toEqual([{ number: 42 }]);
    },
  );

  it.skipIf(process.platform === "win32")("may be killed together with its server", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    const orphan = await killedOwner(dataDir);
    process.kill(orphan, "SIGKILL");
    await until("the server has ended", () => !isRunning(orphan));

    const database = await start({ dataDir });

    expect(await query(database.url, "select number from kept")).toEqual([{ number: 42 }]);
  });

  it.skipIf(process.platform === "win32")("may be killed while it makes the database", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    const owner = runScript("database-owner.ts", [dataDir]);
    await until("initdb is at work", async () => (await workspacesIn(dataDir)).length > 0);
    owner.process.kill("SIGKILL");
    await owner.ended;
    expect(await readdir(dataDir)).not.toContain("postgres");

    const database = await start({ dataDir });

    expect(database.firstStart).toBe(true);
    expect(await query(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await until("what it began is gone", async () => (await workspacesIn(dataDir)).length === 0);
  });
});

describe.skipIf(!installed)("a stale postmaster.pid (skipped without the binaries)", () => {
  it("of a process that is gone is no obstacle", async () => {
    const { dataDir } = await stoppedDatabase();
    const gone = runCommand("sleep", ["0"]);
    await gone.ended;
    await writePidFile(dataDir, gone.process.pid ?? 0);

    await start({ dataDir });
  });

  it.skipIf(process.platform === "win32")(
    "of a process id that another program has now spares that program",
    async () => {
      const { dataDir } = await stoppedDatabase();
      const { uid, gid } = await stat(join(dataDir, "postgres"));
      const stranger = runCommand("sleep", ["60"], { uid, gid });
      await once(stranger.process, "spawn");
      await writePidFile(dataDir, stranger.process.pid ?? 0);

      await start({ dataDir });

      expect(isRunning(stranger.process.pid ?? 0)).toBe(true);
    },
  );
});

describe.skipIf(!installed)("two starts at once (skipped without the binaries)", () => {
  it("give one database, and one refusal that names its owner", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    const owners = [runScript("database-owner.ts", [dataDir]), runScript("database-owner.ts", [dataDir])];

    const said = await Promise.all(owners.map(async (owner) => JSON.parse(await owner.nextLine())));

    const winner = owners[said.findIndex((words) => "url" in words)];
    const refusals = said.filter((words) => "code" in words);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({
      code: "DATA_DIR_IN_USE",
      message: expect.stringContaining(`the test's owner (process ${winner?.process.pid},`),
    });
    winner?.say("stop");
    await winner?.ended;
    expect(await readdir(dataDir)).not.toContain("lock");
  });

  it("give one database when a killed owner's server is still there", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    await killedOwner(dataDir);
    const owners = [runScript("database-owner.ts", [dataDir]), runScript("database-owner.ts", [dataDir])];

    const said = await Promise.all(owners.map(async (owner) => JSON.parse(await owner.nextLine())));

    expect(said.map((words) => words.code ?? "database").toSorted()).toEqual(["DATA_DIR_IN_USE", "database"]);
    const url: string = said.find((words) => "url" in words).url;
    expect(await query(url, "select number from kept")).toEqual([{ number: 42 }]);
    owners[said.findIndex((words) => "url" in words)]?.say("stop");
    await Promise.all(owners.map((owner) => owner.ended));
  });

  it("refuse a second start beside a living database", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    await start({ dataDir, owner: "ledger dev" });

    expect(await refused(runScript("database-owner.ts", [dataDir]))).toMatchObject({
      code: "DATA_DIR_IN_USE",
      message: expect.stringContaining(`ledger dev (process ${process.pid},`),
      remedy: expect.stringContaining("--data-dir"),
    });
  });
});

/** The id of a server with a row, whose owner was killed. */
async function killedOwner(dataDir: string): Promise<number> {
  const owner = runScript("database-owner.ts", [dataDir]);
  const { url, pid } = await started(owner);
  await query(url, "create table kept as select 42 as number");
  owner.process.kill("SIGKILL");
  await owner.ended;
  return pid;
}

async function stoppedDatabase() {
  const dataDir = join(await temporaryFolder(), ".ledger");
  await (await start({ dataDir })).stop();
  return { dataDir };
}

/** As a server that was killed leaves it: id, folder, start, port, sockets, address, shared memory, state. */
async function writePidFile(dataDir: string, pid: number): Promise<void> {
  const cluster = join(dataDir, "postgres");
  const path = join(cluster, "postmaster.pid");
  await writeFile(
    path,
    `${pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n  99999999    999999\nready   \n`,
    {
      mode: 0o600,
    },
  );
  const { uid, gid } = await stat(cluster);
  if (process.getuid?.() === 0) await chown(path, uid, gid);
}

async function workspacesIn(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir).catch(() => []);
  return entries.filter((name) => name.startsWith("postgres.initialising-"));
}
