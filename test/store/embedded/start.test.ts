import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { chmod, cp, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { findBinaries, POSTGRES_MAJOR } from "../../../src/store/embedded/binaries.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { cleanUp, installed, isRunning, onLinux, query, start } from "./databases.ts";

afterEach(cleanUp);

describe.skipIf(!installed)(
  "a start (skipped where the binaries for this platform are not installed)",
  () => {
    it("makes an empty database first, and keeps its rows over a stop", async () => {
      const dataDir = join(await temporaryFolder(), ".ledger");

      const first = await start({ dataDir });
      expect(first.firstStart).toBe(true);
      await query(first.url, "create table kept as select 42 as number");
      await first.stop();

      const second = await start({ dataDir });
      expect(second.firstStart).toBe(false);
      expect(await query(second.url, "select number from kept")).toEqual([{ number: 42 }]);
    });

    it("is durable, local, in UTF-8 and of the version that we say", async () => {
      const { url } = await start({ dataDir: join(await temporaryFolder(), ".ledger") });
      const setting = async (name: string) =>
        (await query<Record<string, string>>(url, `show ${name}`))[0]?.[name];

      expect(await setting("fsync")).toBe("on");
      expect(await setting("synchronous_commit")).toBe("on");
      expect(await setting("listen_addresses")).toBe("127.0.0.1");
      expect(await setting("unix_socket_directories")).toBe("");
      expect((await setting("server_version"))?.split(".")[0]).toBe(POSTGRES_MAJOR);
      expect(await query(url, "select lower('ÉTÉ') as word")).toEqual([{ word: "été" }]);
    });

    it("lets nobody in without the password, and shows it to nobody", async () => {
      const dataDir = join(await temporaryFolder(), ".ledger");
      const { url, pid } = await start({ dataDir });
      const { password } = new URL(url);

      expect(password.length).toBeGreaterThanOrEqual(32);
      await expect(query(url.replace(password, "wrong"), "select 1")).rejects.toThrow(
        /password authentication/,
      );
      if (onLinux) expect(readFileSync(`/proc/${pid}/cmdline`, "utf8")).not.toContain(password);
      if (onLinux) expect(readFileSync(`/proc/${pid}/environ`, "utf8")).not.toContain("VITEST");
      expect(filesWith(password, dataDir).map((path) => statSync(path).mode & 0o777)).toEqual([0o600]);
    });

    it("hands on what the server logs, to the caller and to a file that only we can read", async () => {
      const dataDir = join(await temporaryFolder(), ".ledger");
      const lines: string[] = [];
      await start({ dataDir, onLog: (line) => lines.push(line) });

      expect(lines.join("\n")).toContain("ready to accept connections");
      expect(readFileSync(join(dataDir, "postgres.log"), "utf8").trim().split("\n")).toEqual(lines);
      expect((await stat(join(dataDir, "postgres.log"))).mode & 0o777).toBe(0o600);
    });

    it("tries another port when the first is taken in between", async () => {
      const taken = createServer().listen(0, "127.0.0.1");
      await once(taken, "listening");
      const address = taken.address();
      const takenPort = typeof address === "object" && address !== null ? address.port : 0;
      const free = createServer().listen(0, "127.0.0.1");
      await once(free, "listening");
      const freeAddress = free.address();
      const freePort = typeof freeAddress === "object" && freeAddress !== null ? freeAddress.port : 0;
      free.close();
      const ports = [takenPort, freePort];

      const dataDir = join(await temporaryFolder(), ".ledger");
      const { url } = await start({ dataDir, findPort: async () => ports.shift() ?? 0 });

      expect(new URL(url).port).toBe(String(freePort));
      taken.close();
    });

    it.skipIf(process.platform === "win32")("says what the server logged when it is late", async () => {
      const folder = await temporaryFolder();
      const binaries = await findBinaries();
      const sleeper = join(folder, "postgres");
      await writeFile(
        sleeper,
        "#!/bin/sh\ntest \"$1\" = --version && exit\necho 'still thinking' >&2\nexec sleep 60\n",
      );
      await chmod(sleeper, 0o755);
      const dataDir = join(folder, ".ledger");
      const dead = start({ dataDir, binaries: { ...binaries, postgres: sleeper }, readyWithinMs: 300 });

      await expect(dead).rejects.toMatchObject({
        code: "DATABASE_UNAVAILABLE",
        message: expect.stringMatching(/not ready within 0.3 s[\s\S]*still thinking/),
      });
      expect(await readdir(dataDir)).not.toContain("lock");
    });
  },
);

describe.skipIf(!installed)("a stop (skipped where the binaries for this platform are not installed)", () => {
  it("leaves no process, and may be asked for twice at once", async () => {
    const database = await start({ dataDir: join(await temporaryFolder(), ".ledger") });
    const open = new Client({ connectionString: database.url });
    open.on("error", () => {});
    await open.connect();

    await Promise.all([database.stop(), database.stop()]);

    expect(isRunning(database.pid)).toBe(false);
    expect(await database.exited).toEqual({ code: 0, signal: null });
  });

  it.skipIf(!onLinux)(
    "does not wait for a backend that hangs (Linux only: stops it with SIGSTOP)",
    async () => {
      const database = await start({ dataDir: join(await temporaryFolder(), ".ledger") });
      const open = new Client({ connectionString: database.url });
      open.on("error", () => {});
      await open.connect();
      const [backend] = (await open.query("select pg_backend_pid() as pid")).rows;
      process.kill(backend.pid, "SIGSTOP");

      await database.stop();

      expect(isRunning(database.pid)).toBe(false);
      expect(isRunning(backend.pid)).toBe(false);
    },
  );

  it("is told by `exited` when the server ends on its own", async () => {
    const database = await start({ dataDir: join(await temporaryFolder(), ".ledger") });
    process.kill(database.pid, "SIGKILL");

    expect(await database.exited).toEqual({ code: null, signal: "SIGKILL" });
    await database.stop();
  });
});

describe.skipIf(!installed)("a data folder that cannot be used (skipped without the binaries)", () => {
  it("that is a file is named", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    await writeFile(dataDir, "");

    await expect(start({ dataDir })).rejects.toMatchObject({
      code: "DATA_DIR_UNWRITABLE",
      message: expect.stringContaining(dataDir),
      remedy: expect.stringContaining("--data-dir"),
    });
  });

  it("whose cluster is of another version is refused and left as it is", async () => {
    const dataDir = join(await temporaryFolder(), ".ledger");
    await mkdir(join(dataDir, "postgres"), { recursive: true });
    await writeFile(join(dataDir, "postgres", "PG_VERSION"), "16\n");

    await expect(start({ dataDir })).rejects.toMatchObject({
      code: "DATA_DIR_OTHER_VERSION",
      message: expect.stringMatching(/PostgreSQL 16, and this one is 18/),
    });
    expect(await readdir(join(dataDir, "postgres"))).toEqual(["PG_VERSION"]);
    expect(await readdir(dataDir)).toEqual(["postgres"]);
  });

  it("whose cluster is damaged is refused and left as it is", async () => {
    const whole = join(await temporaryFolder(), ".ledger");
    await (await start({ dataDir: whole })).stop();
    const damage: Record<string, (cluster: string) => Promise<void>> = {
      "global/pg_control is missing": (cluster) => rm(join(cluster, "global"), { recursive: true }),
      "PG_VERSION is missing": (cluster) => rm(join(cluster, "PG_VERSION")),
      "ledger-password is missing": (cluster) => rm(join(cluster, "ledger-password")),
      "the control file is empty": (cluster) =>
        writeFile(join(cluster, "global", "pg_control"), Buffer.alloc(8192)),
      "a database is missing": (cluster) => rm(join(cluster, "base", "5"), { recursive: true }),
    };
    for (const [what, spoil] of Object.entries(damage)) {
      const dataDir = join(await temporaryFolder(), ".ledger");
      const cluster = join(dataDir, "postgres");
      await cp(whole, dataDir, { recursive: true });
      await spoil(cluster);
      const before = await readdir(cluster);

      await expect(start({ dataDir }), what).rejects.toMatchObject({
        code: "DATA_DIR_DAMAGED",
        remedy: expect.stringContaining("Nothing was deleted"),
      });
      expect((await readdir(cluster)).filter((name) => name !== "postmaster.opts")).toEqual(
        before.filter((name) => name !== "postmaster.opts"),
      );
    }
  });
});

/** The files under a folder that contain a text. */
function filesWith(text: string, folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((path) => readFileSync(path).includes(text));
}
