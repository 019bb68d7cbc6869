import { readFileSync } from "node:fs";
import { chown, cp, mkdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { findBinaries } from "../../../src/store/embedded/binaries.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { refused, runCommand, runScript, started } from "./child-process.ts";
import { cleanUp, installed, isRoot, isRunning, onLinux, query, start } from "./databases.ts";

const asRoot = installed && onLinux && isRoot;
/** `daemon`, which every Linux has. */
const ORDINARY = { uid: 1, gid: 1 };
const NAMELESS = { uid: 12_345, gid: 12_345 };

afterEach(cleanUp);

describe.skipIf(!asRoot)("under root (skipped elsewhere: needs root on Linux)", () => {
  it("the server runs as an unprivileged user that can reach the folder", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");

    const { pid, url } = await start({ dataDir });

    expect(uidOf(pid)).toBeGreaterThan(0);
    expect((await stat(join(dataDir, "postgres"))).uid).toBe(uidOf(pid));
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("the server runs in a user namespace where the folder is root's alone", async () => {
    const dataDir = join(await temporaryFolder(0o700), ".ledger");

    const first = await start({ dataDir });
    expect(readFileSync(`/proc/${first.pid}/comm`, "utf8").trim()).toBe("postgres");
    expect((await stat(join(dataDir, "postgres"))).uid).toBe(0);
    await query(first.url, "create table kept as select 42 as number");
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);

    const second = await start({ dataDir });
    expect(await query(second.url, "select number from kept")).toEqual([{ number: 42 }]);
  });

  it("the server runs in a user namespace where the programs are root's alone", async () => {
    const binaries = await privateBinaries();

    const { pid, url } = await start({ dataDir: join(await temporaryFolder(), ".ledger"), binaries });

    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(readFileSync(`/proc/${pid}/uid_map`, "utf8").trim().split(/\s+/)).toEqual([
      expect.stringMatching(/^[1-9]/),
      "0",
      "1",
    ]);
  });

  it("an orphan in a user namespace is ended by the next start", async () => {
    const dataDir = join(await temporaryFolder(0o700), ".ledger");
    const owner = runScript("database-owner.ts", [dataDir]);
    const orphan = await started(owner);
    await query(orphan.url, "create table kept as select 42 as number");
    owner.process.kill("SIGKILL");
    await owner.ended;

    const { url } = await start({ dataDir });

    expect(isRunning(orphan.pid)).toBe(false);
    expect(await query(url, "select number from kept")).toEqual([{ number: 42 }]);
  });

  it("a database survives the move to a folder that root alone can reach, and back", async () => {
    const open = join(await temporaryFolder(), ".ledger");
    const closed = join(await temporaryFolder(0o700), ".ledger");
    const first = await start({ dataDir: open });
    await query(first.url, "create table kept as select 42 as number");
    await first.stop();

    for (const [from, to] of [
      [open, closed],
      [closed, open],
    ] as const) {
      await cp(from, to, { recursive: true });
      await rm(from, { recursive: true });
      const database = await start({ dataDir: to });
      expect(await query(database.url, "select number from kept")).toEqual([{ number: 42 }]);
      await database.stop();
    }
  });

  it("a folder of an ordinary user stays that user's, so that sudo does no harm", async () => {
    const home = await temporaryFolder();
    await chown(home, ORDINARY.uid, ORDINARY.gid);
    const dataDir = join(home, ".ledger");

    const database = await start({ dataDir });
    expect(uidOf(database.pid)).toBe(ORDINARY.uid);
    await database.stop();

    const owner = runScript("database-owner.ts", [dataDir], ORDINARY);
    const { firstStart } = await started(owner);
    expect(firstStart).toBe(false);
    owner.say("stop");
    await owner.ended;
  });

  it("the remedy is told where neither way is open", async () => {
    const dataDir = join(await temporaryFolder(0o700), ".ledger");
    // Without util-linux's unshare in its PATH.
    const owner = runScript("database-owner.ts", [dataDir], { env: { PATH: "/nonexistent" } });

    expect(await refused(owner)).toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      message: expect.stringContaining("refuses to run as root"),
      remedy: expect.stringMatching(/ordinary user.*DATABASE_URL/),
    });
  });

  it("a full disk is said to be one", async () => {
    const folder = await temporaryFolder();
    const script = `mount -t tmpfs -o size=8m tmpfs ${folder} && chmod 755 ${folder} && exec "$@"`;
    const path = new URL("database-owner.ts", import.meta.url).pathname;
    const command = ["--mount", "sh", "-c", script, "sh", process.execPath, path, join(folder, ".ledger")];

    expect(await refused(runCommand("unshare", command))).toMatchObject({
      code: "DATA_DIR_UNWRITABLE",
      message: expect.stringContaining("No space left on device"),
    });
  });
});

describe.skipIf(!asRoot)("as an ordinary user (skipped elsewhere: needs root on Linux to become one)", () => {
  it("the server runs as that user", async () => {
    const home = await temporaryFolder(0o700);
    await chown(home, ORDINARY.uid, ORDINARY.gid);
    const owner = runScript("database-owner.ts", [join(home, ".ledger")], ORDINARY);

    const { pid, url } = await started(owner);

    expect(uidOf(pid)).toBe(ORDINARY.uid);
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    owner.say("stop");
    await owner.ended;
    expect(isRunning(pid)).toBe(false);
  });

  it("without a name in /etc/passwd, as in a container, the server still runs", async () => {
    const home = await temporaryFolder(0o700);
    await chown(home, NAMELESS.uid, NAMELESS.gid);
    const first = runScript("database-owner.ts", [join(home, ".ledger")], NAMELESS);
    const orphan = await started(first);
    first.process.kill("SIGKILL");
    await first.ended;

    const second = runScript("database-owner.ts", [join(home, ".ledger")], NAMELESS);
    const { url } = await started(second);

    expect(isRunning(orphan.pid)).toBe(false);
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    second.say("stop");
    await second.ended;
  });

  it("a folder that it may not write is named", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");

    for (const make of [async () => {}, async () => void (await mkdir(dataDir))]) {
      await make();
      expect(await refused(runScript("database-owner.ts", [dataDir], ORDINARY))).toMatchObject({
        code: "DATA_DIR_UNWRITABLE",
        message: expect.stringContaining(dataDir),
        remedy: expect.stringContaining("--data-dir"),
      });
    }
  });

  it("a database of another user is refused", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    await (await start({ dataDir })).stop();
    await chown(dataDir, ORDINARY.uid, ORDINARY.gid);

    expect(await refused(runScript("database-owner.ts", [dataDir], ORDINARY))).toMatchObject({
      code: "DATA_DIR_UNWRITABLE",
      message: expect.stringContaining(join(dataDir, "postgres")),
    });
  });
});

/** The real uid as the system sees it, outside of any user namespace. */
function uidOf(pid: number): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

async function privateBinaries() {
  const { postgres } = await findBinaries();
  const bin = join(await temporaryFolder(0o700), "native", "bin");
  await cp(join(dirname(postgres), ".."), dirname(bin), { recursive: true, verbatimSymlinks: true });
  return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb"), pgCtl: join(bin, "pg_ctl") };
}
