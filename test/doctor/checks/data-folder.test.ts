import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { dataFolder } from "../../../src/doctor/checks/data-folder.ts";
import { lockFolder } from "../../../src/store/embedded/folder-lock.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { finding, findingOf } from "../finding.ts";

afterEach(removeTemporaryFolders);

const look = (dataDir: string) => findingOf(dataFolder({ dataDir }));
const isRoot = process.getuid?.() === 0;

describe("the check of the data folder", () => {
  it("passes one that is writable and free, and leaves nothing in it", async () => {
    const folder = await temporaryFolder();
    expect(await look(folder)).toEqual(finding("PASS", `${folder} is writable and free`));
    expect(await readdir(folder)).toEqual([]);
  });

  it("passes one that can be made, and does not make it", async () => {
    const parent = await temporaryFolder();
    expect(await look(join(parent, "a", "b"))).toEqual(finding("PASS", "can be made"));
    expect(await readdir(parent)).toEqual([]);
  });

  it("says who uses it, and leaves the lock to them", async () => {
    const folder = await temporaryFolder();
    const lock = await lockFolder(folder, "ledger dev");
    const written = await readFile(join(folder, "lock"), "utf8");
    expect(await look(folder)).toEqual(
      finding("WARN", new RegExp(`in use by ledger dev \\(process ${process.pid}, since 20`), "--data-dir"),
    );
    expect(await readFile(join(folder, "lock"), "utf8")).toBe(written);
    await lock.release();
    expect(await look(folder)).toEqual(finding("PASS", "free"));
  });

  it.each([
    ["of a process that has ended", { pid: 2 ** 30, owner: "ledger dev", since: "2030-01-01" }],
    [
      "of an earlier process with a living one's id",
      { pid: process.pid, processStart: "x/1", owner: "o", since: "s" },
    ],
    ["that is garbled", "oops"],
  ])("passes a lock %s, which the next start replaces", async (_what, lock) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "lock"), JSON.stringify(lock));
    expect(await look(folder)).toEqual(finding("PASS", "free"));
  });

  it("catches a file in its place, and one above it", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "");
    expect(await look(file)).toEqual(finding("FAIL", "is a file", "--data-dir"));
    expect(await look(join(file, "data"))).toEqual(finding("FAIL", `${file} is a file`, "--data-dir"));
  });

  it.skipIf(isRoot)("catches one that may not be written (not as root, who may)", async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o555);
    expect(await look(folder)).toEqual(finding("FAIL", "EACCES", "--data-dir"));
  });

  it("does not know who uses it when the lock cannot be read", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "lock"));
    expect(await look(folder)).toEqual(finding("UNKNOWN", "EISDIR"));
  });
});
