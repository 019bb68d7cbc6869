import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { LedgerEvent } from "../../src/core/events.ts";
import { type LiveKnowledge, openKnowledge } from "../../src/knowledge/live-knowledge.ts";
import { watchFolder } from "../../src/knowledge/watch-folder.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { folderOf, putInto, writeInto } from "./write-folder.ts";

const opened: LiveKnowledge[] = [];
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const knowledge of opened.splice(0)) await knowledge.close();
  await removeTemporaryFolders();
});

describe("knowledge that is opened", () => {
  it("can be searched and tells its size, its status and that it was loaded", async () => {
    const folder = await folderOf({ "a.md": "# Refunds\n\nNone.", "b.md": "---\ntitle: a: b\n---\nSome." });
    const { knowledge, events } = await open(folder);
    expect(knowledge.search("refunds", 1)[0]?.source).toBe("a.md#refunds");
    expect(knowledge.size()).toEqual({ documents: 2, passages: 2 });
    expect(knowledge.status()).toEqual({
      folder,
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
      documents: 2,
      passages: 2,
      problems: 1,
      ageMs: 0,
    });
    expect(events).toMatchObject([
      { type: "knowledge_loaded", folder, documents: 2, passages: 2, durationMs: expect.any(Number) },
      { type: "knowledge_problem", path: "b.md" },
    ]);
  });

  it("takes the fallback where the folder cannot be loaded, and says so", async () => {
    const missing = join(await temporaryFolder(), "none");
    const fallback = await folderOf({ "a.md": "# Refunds\n\nNone." });
    const { knowledge, events } = await open(missing, fallback);
    expect(knowledge.search("refunds", 1)).toHaveLength(1);
    expect(knowledge.status()).toMatchObject({
      folder: fallback,
      degraded: `There is no knowledge folder at ${missing} (${fallback} is used instead)`,
    });
    expect(events.map(({ type }) => type)).toEqual(["knowledge_failed", "knowledge_loaded"]);
  });

  it("fails where there is no fallback, or none that can be loaded", async () => {
    const missing = join(await temporaryFolder(), "none");
    await expect(open(missing)).rejects.toMatchObject({ code: "KNOWLEDGE_MISSING" });
    await expect(open(missing, await temporaryFolder())).rejects.toMatchObject({ code: "KNOWLEDGE_EMPTY" });
  });
});

describe("knowledge that is watched", () => {
  it("shows a change, an added and a removed file, each by itself", async () => {
    const folder = await folderOf({ "a.md": "# Refunds\n\nNone.", "b.md": "# Close\n\nThird day." });
    const { knowledge, events } = await open(folder);
    await knowledge.watch();
    const before = knowledge.status().version;

    await writeInto(folder, "a.md", "# Refunds\n\nWith zebras.");
    await until("the change shows", () => finds(knowledge, "zebras"));
    await writeInto(folder, "new/c.md", "# Yaks\n\nAdded.");
    await until("the added file shows", () => finds(knowledge, "yaks"));
    await rm(join(folder, "b.md"));
    await until("the removed file shows no more", () => !finds(knowledge, "close"));

    expect(knowledge.size()).toEqual({ documents: 2, passages: 2 });
    expect(knowledge.status().version).not.toBe(before);
    const loads = events.filter(({ type }) => type === "knowledge_loaded");
    expect(loads.at(-1)).toMatchObject({ version: knowledge.status().version, documents: 2 });
  });

  it("keeps the last good state while the folder is broken, says so, and recovers", async () => {
    const folder = await folderOf({ "a.md": "# Refunds\n\nNone." });
    const { knowledge, events } = await open(folder);
    await knowledge.watch();
    await rename(join(folder, "a.md"), join(folder, "a.txt"));
    await until("the fault shows", () => knowledge.status().degraded !== undefined);
    expect(knowledge.status().degraded).toMatch(
      /holds no Markdown file that can be used.* \(its state of \d+ s ago is used\)$/,
    );
    expect(finds(knowledge, "refunds")).toBe(true);
    expect(events).toContainEqual(expect.objectContaining({ type: "knowledge_failed", folder }));

    await rename(join(folder, "a.txt"), join(folder, "a.md"));
    await until("it is well again", () => knowledge.status().degraded === undefined);
    expect(finds(knowledge, "refunds")).toBe(true);
  });

  it("does not tell of a load that changed nothing", async () => {
    const folder = await folderOf({ "a.md": "# Refunds\n\nNone." });
    const { knowledge, events } = await open(folder);
    await knowledge.watch();
    let told = false;
    stops.push(
      await watchFolder(
        folder,
        async () => {
          told = true;
        },
        () => {},
      ),
    );
    await putInto(folder, "a.md", "# Refunds\n\nNone.");
    await putInto(folder, "ignored.txt", "x");
    await until("another watcher is told", () => told);
    await putInto(folder, "b.md", "# Close\n\nThird day.");
    await until("the new one is there", () => finds(knowledge, "close"));
    expect(events.filter(({ type }) => type === "knowledge_loaded")).toHaveLength(2);
  });

  it("is of one version for a question that is being answered, whatever is loaded meanwhile", async () => {
    const folder = await folderOf({ "a.md": "---\naudiences: [channel:C1]\n---\n# Refunds\n\nOld." });
    const { knowledge } = await open(folder);
    await knowledge.watch();
    const moment = knowledge.asOfNow();
    const before = { version: moment.version(), scope: moment.scopeOf("channel:C1") };
    await putInto(folder, "a.md", "---\naudiences: [channel:C2]\n---\n# Refunds\n\nNew.");
    await until("the change is there", () => knowledge.version() !== before.version);
    expect(knowledge.search("refunds", 1, "channel:C1")).toEqual([]);
    expect(knowledge.asOfNow().search("refunds", 1, "channel:C1")).toEqual([]);
    expect(moment.search("refunds", 1, "channel:C1")).toMatchObject([{ text: "Old." }]);
    expect(moment.search("refunds", 1, "channel:C2")).toEqual([]);
    expect({ version: moment.version(), scope: moment.scopeOf("channel:C1") }).toEqual(before);
    expect([moment.size("channel:C1"), moment.size("channel:C2")]).toMatchObject([
      { documents: 1 },
      { documents: 0 },
    ]);
  });

  it("comes over to the folder that was asked for when that appears", async () => {
    const wanted = join(await temporaryFolder(), "docs");
    const fallback = await folderOf({ "a.md": "# Fallback\n\nOld." });
    const { knowledge } = await open(wanted, fallback);
    await knowledge.watch();
    await writeInto(wanted, "b.md", "# Refunds\n\nNone.");
    await until("it is used", () => finds(knowledge, "refunds"));
    expect(knowledge.status()).toMatchObject({ folder: wanted, documents: 1 });
    expect(knowledge.status()).not.toHaveProperty("degraded");
  });
});

async function open(folder: string, fallback?: string) {
  const events: LedgerEvent[] = [];
  const knowledge = await openKnowledge({
    folder,
    ...(fallback !== undefined && { fallback }),
    emit: (event) => void events.push(event),
  });
  opened.push(knowledge);
  return { knowledge, events };
}

function finds(knowledge: LiveKnowledge, query: string): boolean {
  return knowledge.search(query, 1).length > 0;
}
