import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { lockFolder } from "../../../src/store/embedded/folder-lock.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { killChildren, runCommand, runScript } from "./child-process.ts";

const cannotReadStartTimes = process.platform === "win32";

afterEach(async () => {
  killChildren();
  await removeTemporaryFolders();
});

describe("the lock of a data folder", () => {
  it("refuses a second owner, names the first, and says what to do", async () => {
    const folder = await temporaryFolder();
    await lockFolder(folder, "ledger dev");

    await expect(lockFolder(folder, "ledger eval")).rejects.toMatchObject({
      code: "DATA_DIR_IN_USE",
      message: expect.stringMatching(new RegExp(`in use by ledger dev \\(process ${process.pid}, since 20`)),
      remedy: expect.stringContaining("--data-dir"),
    });
  });

  it("is free again after its release, and leaves nothing behind", async () => {
    const folder = await temporaryFolder();
    const lock = await lockFolder(folder, "ledger dev");
    await lock.release();
    expect(await readdir(folder)).toEqual([]);

    await lockFolder(folder, "ledger eval");
    await lock.release();

    expect(JSON.parse(await readFile(join(folder, "lock"), "utf8"))).toMatchObject({ owner: "ledger eval" });
  });

  it("passes on from an owner that was killed", async () => {
    const folder = await temporaryFolder();
    const taker = await takerIn(folder);
    taker.say("take");
    expect(await taker.nextLine()).toBe("taken");
    taker.process.kill("SIGKILL");
    await taker.ended;

    await lockFolder(folder, "ledger dev");
  });

  it.skipIf(cannotReadStartTimes)(
    "passes on when the owner's process id is another program's by now (not on Windows: no start times)",
    async () => {
      const folder = await temporaryFolder();
      const stranger = runCommand("sleep", ["60"]);
      await once(stranger.process, "spawn");
      await writeFile(join(folder, "lock"), deadHolder(stranger.process.pid ?? 0));

      await lockFolder(folder, "ledger dev");

      expect(stranger.process.exitCode).toBeNull();
    },
  );

  it("passes on when the file was emptied by a full disk", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "lock"), "");

    await lockFolder(folder, "ledger dev");
  });

  it.skipIf(cannotReadStartTimes)(
    "goes to exactly one of several that find a dead owner at once",
    async () => {
      for (let round = 0; round < 5; round += 1) {
        const folder = await temporaryFolder();
        await writeFile(join(folder, "lock"), deadHolder(process.pid));
        const takers = await Promise.all(Array.from({ length: 6 }, () => takerIn(folder)));

        for (const taker of takers) taker.say("take");
        const said = await Promise.all(takers.map((taker) => taker.nextLine()));

        expect(said.toSorted()).toEqual([...Array(5).fill("DATA_DIR_IN_USE"), "taken"]);
        killChildren();
      }
    },
  );

  it("says which files to delete when a takeover was cut short", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "lock"), "");
    await writeFile(join(folder, "lock.takeover"), "");

    await expect(lockFolder(folder, "ledger dev")).rejects.toMatchObject({
      code: "DATA_DIR_IN_USE",
      remedy: expect.stringContaining(join(folder, "lock.takeover")),
    });
  });
});

async function takerIn(folder: string) {
  const taker = runScript("lock-taker.ts", [folder]);
  expect(await taker.nextLine()).toBe("waiting");
  return taker;
}

/** A lock of a process that had this id once, and has ended. */
function deadHolder(pid: number): string {
  return JSON.stringify({ pid, processStart: "long ago", owner: "x", since: "2001-01-01", nonce: "x" });
}
