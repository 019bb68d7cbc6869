import { spawnSync } from "node:child_process";
import { readdir, rename, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openJournal } from "../../../src/evaluation/run/journal.ts";
import type { RunHeader } from "../../../src/evaluation/run/journal-line.ts";
import { lockJournal } from "../../../src/evaluation/run/journal-lock.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const HEADER: RunHeader = {
  ledgerEvalRun: 1,
  knowledge: { version: "v1", documents: 1, passages: 2 },
  ...{ model: "extractive", prompt: "none", answers: "offline", through: "path" },
};

describe("the journal of a run that is under way", () => {
  it("is gone on with by nobody else, until it is closed", async () => {
    const runsFolder = await temporaryFolder();
    const first = await openJournal({ runsFolder, resume: undefined }, HEADER);
    const again = () => openJournal({ runsFolder, resume: "last" }, HEADER);
    await expect(again()).rejects.toMatchObject({
      code: "RUN_IN_USE",
      exitCode: 4,
      message: expect.stringContaining(`still under way (process ${process.pid}, since `),
    });
    first.close();
    const second = await again();
    await expect(again()).rejects.toMatchObject({ code: "RUN_IN_USE" });
    second.close();
    expect(await readdir(runsFolder)).toEqual([basename(first.path)]);
  });

  it("has one lock, by whatever name it is called", async () => {
    const runsFolder = await temporaryFolder();
    const first = await openJournal({ runsFolder, resume: undefined }, HEADER);
    const other = join(await temporaryFolder(), "run.jsonl");
    await symlink(first.path, other);
    await expect(openJournal({ runsFolder, resume: other }, HEADER)).rejects.toMatchObject({
      code: "RUN_IN_USE",
    });
    first.close();
  });

  it("is free again where it cannot be used", async () => {
    const runsFolder = await temporaryFolder();
    (await openJournal({ runsFolder, resume: undefined }, HEADER)).close();
    const other = { ...HEADER, model: "another" };
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(openJournal({ runsFolder, resume: "last" }, other)).rejects.toMatchObject({
        code: "RUN_INVALID",
      });
    expect(await readdir(runsFolder)).toHaveLength(1);
  });

  it.each([
    ["is gone", { pid: spawnSync(process.execPath, ["--version"]).pid }],
    ["was another one of the same number", { pid: process.pid, processStart: "another boot/1" }],
  ])("is taken over from a process that %s", async (_, holder) => {
    const journal = join(await temporaryFolder(), "run.jsonl");
    await writeFile(`${journal}.lock`, JSON.stringify({ ...holder, since: "2026-01-01", nonce: "n" }));
    const lock = lockJournal(journal);
    expect(() => lockJournal(journal)).toThrow(expect.objectContaining({ code: "RUN_IN_USE" }));
    lock.release();
    lockJournal(journal).release();
  });

  it("is not freed by whom it was taken from", async () => {
    const journal = join(await temporaryFolder(), "run.jsonl");
    const lost = lockJournal(journal);
    await rename(`${journal}.lock`, `${journal}.gone`);
    const held = lockJournal(journal);
    lost.release();
    expect(() => lockJournal(journal)).toThrow(expect.objectContaining({ code: "RUN_IN_USE" }));
    held.release();
  });

  it("is left alone while another process takes it over, with what to delete where that one died", async () => {
    const journal = join(await temporaryFolder(), "run.jsonl");
    const gone = spawnSync(process.execPath, ["--version"]).pid;
    for (const name of [".lock", ".lock.takeover"])
      await writeFile(`${journal}${name}`, JSON.stringify({ pid: gone, since: "2026-01-01", nonce: "n" }));
    expect(() => lockJournal(journal)).toThrow(
      expect.objectContaining({ code: "RUN_IN_USE", remedy: expect.stringContaining(".lock.takeover") }),
    );
  });

  it("is kept while twenty others begin", async () => {
    const runsFolder = await temporaryFolder();
    const old = join(runsFolder, "2001-01-01T00-00-00-aaaa.jsonl");
    const left = join(runsFolder, "2001-01-01T00-00-00-bbbb.jsonl");
    for (const path of [old, left]) await writeFile(path, "");
    await writeFile(`${left}.lock`, "");
    const lock = lockJournal(old);
    for (let run = 0; run < 20; run++) (await openJournal({ runsFolder, resume: undefined }, HEADER)).close();
    const there = await readdir(runsFolder);
    expect(there).toContain(basename(old));
    expect(there).not.toContain(basename(left));
    expect(there).not.toContain(`${basename(left)}.lock`);
    lock.release();
  });
});
