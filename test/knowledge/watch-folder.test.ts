import { writeFileSync } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { watchFolder } from "../../src/knowledge/watch-folder.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { asOrdinaryUser } from "./ordinary-user.ts";
import { folderOf, putInto, writeInto } from "./write-folder.ts";

const BURST = 100;

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await removeTemporaryFolders();
});

describe("watching a folder", () => {
  it("tells of a burst of changes together, and again of a later one", async () => {
    const folder = await folderOf({ "a.md": "A" });
    const changes = await watched(folder);
    for (let count = 0; count < BURST; count++) writeFileSync(join(folder, `new-${count}.md`), "N");
    await until("the burst is told", () => changes.length > 0);
    const told = changes.length;
    const others = await watched(folder);
    await rm(join(folder, "a.md"));
    await until("the removal is told", () => changes.length > told && others.length > 0);
    // Once, but where the machine was held up amidst the burst.
    expect(changes.length).toBeLessThan(BURST);
  });

  it("hears of files in new folders below", async () => {
    const folder = await folderOf({ "a.md": "A" });
    const changes = await watched(folder);
    await writeInto(folder, "x/y/z.md", "Z");
    await until("it is told", () => changes.length > 0);
  });

  it("hears nothing of hidden files and installed packages", async () => {
    const folder = await folderOf({ "a.md": "A", ".git/index": "x", "node_modules/x/readme.md": "x" });
    const changes = await watched(folder);
    const hidden = await watched(join(folder, ".git"));
    await writeInto(folder, ".a.md.swp", "x");
    await writeInto(folder, "node_modules/x/readme.md", "y");
    await writeInto(folder, ".git/index", "y");
    await until("one that watches there is told", () => hidden.length > 0);
    await writeInto(folder, ".git/index", "z");
    await until("it is told again", () => hidden.length > 1);
    await putInto(folder, "b.md", "B");
    await until("the visible one is told", () => changes.length > 0);
    expect(changes).toHaveLength(1);
  });

  it("works where the folder itself stands in a hidden one or among installed packages", async () => {
    const root = await folderOf({ ".ledger/node_modules/pack/knowledge/a.md": "A" });
    const folder = join(root, ".ledger/node_modules/pack/knowledge");
    const changes = await watched(folder);
    await writeInto(folder, "a.md", "B");
    await until("the change is told", () => changes.length > 0);
  });

  it.skipIf(process.platform === "win32")(
    "goes on where a folder below may not be read, and says so (not on Windows: no such modes)",
    async () => {
      const folder = await folderOf({ "a.md": "A", "closed/b.md": "B" });
      await chmod(join(folder, "closed"), 0);
      const faults: unknown[] = [];
      const changes: number[] = [];
      await asOrdinaryUser(async () => {
        const change = async () => void changes.push(Date.now());
        stops.push(await watchFolder(folder, change, (error) => void faults.push(error)));
      });
      expect(faults).toMatchObject([{ code: "EACCES" }]);
      await writeInto(folder, "a.md", "B");
      await until("the change is told", () => changes.length > 0);
      await chmod(join(folder, "closed"), 0o755);
    },
  );

  it("never tells twice at the same time, and its end waits for what it told", async () => {
    const folder = await folderOf({ "a.md": "A" });
    let running = 0;
    let most = 0;
    let begun = 0;
    const open: (() => void)[] = [];
    const stop = await watchFolder(
      folder,
      async () => {
        begun += 1;
        most = Math.max(most, ++running);
        await new Promise<void>((resolve) => open.push(resolve));
        running -= 1;
      },
      fail,
    );
    await writeInto(folder, "b.md", "B");
    await until("the first is told", () => begun === 1);
    await writeInto(folder, "c.md", "C");
    const second = await watched(folder);
    await writeInto(folder, "d.md", "D");
    await until("another watcher has been told", () => second.length > 0);
    expect(begun).toBe(1);
    const stopped = stop();
    open.shift()?.();
    await until("the second began or the end came", () => open.length > 0 || running === 0);
    open.shift()?.();
    await stopped;
    expect({ most, running }).toEqual({ most: 1, running: 0 });
  });
});

async function watched(folder: string): Promise<number[]> {
  const changes: number[] = [];
  stops.push(await watchFolder(folder, async () => void changes.push(Date.now()), fail));
  return changes;
}

function fail(error: unknown): never {
  throw error;
}
