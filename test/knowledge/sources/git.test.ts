import { execFileSync } from "node:child_process";
import { chmod, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { linkOf } from "../../../src/knowledge/sources/git-link.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { folderOf, writeInto } from "../write-folder.ts";
import { repositoryOf } from "./git-repository.ts";
import { declare, openDeclared } from "./opened.ts";

describe("a git repository", () => {
  it("is read at its newest commit, and again when there is a newer one", async () => {
    const { folder, git } = await repositoryOf({ "docs/a.md": "# Refunds\n\nBy zebra.", "readme.md": "No." });
    const opened = await openDeclared(await declared(folder, "    subfolder: docs\n    every: 1m\n"));
    expect(opened.sources("zebra")).toEqual(["repo/a.md#refunds"]);
    expect(opened.knowledge.size().documents).toBe(1);
    const before = opened.knowledge.version();

    await opened.knowledge.watch();
    await writeInto(folder, "docs/b.md", "# Yaks\n\nAdded.");
    git("add", "-A");
    git("commit", "-qm", "more");
    opened.turn(60_000);
    await expect.poll(() => opened.sources("yaks")).toEqual(["repo/b.md#yaks"]);
    expect(opened.knowledge.version()).not.toBe(before);
  });

  it("is read at the branch or the tag that is declared, by include and exclude", async () => {
    const { folder, git } = await repositoryOf({
      "a.md": "Zebras.",
      "drafts/b.md": "Yaks.",
      "c.markdown": "Gnus.",
    });
    git("tag", "-a", "v1", "-m", "one");
    git("checkout", "-qb", "next");
    await writeInto(folder, "a.md", "Apes.");
    git("commit", "-qam", "next");
    git("checkout", "-q", "main");
    const next = await openDeclared(await declared(folder, '    branch: next\n    exclude: ["drafts/**"]\n'));
    expect([next.sources("apes"), next.sources("yaks"), next.sources("gnus")]).toEqual([
      ["repo/a.md"],
      [],
      ["repo/c.markdown"],
    ]);
    const v1 = await openDeclared(await declared(folder, "    branch: v1\n"));
    expect(v1.sources("zebras")).toEqual(["repo/a.md"]);
  });

  it.each(["main", "v1"])("is not fetched again while %s is where it was", async (branch) => {
    const { folder, git } = await repositoryOf({ "a.md": "Zebras." });
    git("tag", "-a", "v1", "-m", "one");
    const place = await declared(folder, `    branch: ${branch}\n    every: 1m\n`);
    const { clock } = await openDeclared(place);
    const later = { now: () => clock.now() + 61_000, after: () => () => {} };
    // What a fetch would need is gone; what tells the newest commit is there.
    for (const object of ["main:a.md", "main^{tree}"]) {
      const id = git("rev-parse", object).toString().trim();
      await rm(join(folder, ".git/objects", id.slice(0, 2), id.slice(2)));
    }
    const { knowledge, sources } = await openDeclared(place, { scheduler: later });
    expect(knowledge.status().degraded).toBeUndefined();
    expect(sources("zebras")).toEqual(["repo/a.md"]);
  });

  it("has nothing of it run, and no link of it followed", async () => {
    const { folder, git } = await repositoryOf({ "a.md": "Zebras.", ".gitattributes": "*.md filter=evil" });
    const mark = join(await temporaryFolder(), "ran");
    await symlink("/etc/hostname", join(folder, "host.md"));
    for (const hook of ["post-checkout", "post-merge", "reference-transaction"]) {
      await writeFile(join(folder, ".git/hooks", hook), `#!/bin/sh\ntouch ${mark}\n`);
      await chmod(join(folder, ".git/hooks", hook), 0o755);
    }
    git("add", "-A");
    git("-c", "core.hooksPath=/dev/null", "commit", "-qm", "links");
    const { knowledge } = await openDeclared(await declared(folder));
    expect(knowledge.size().documents).toBe(1);
    await expect(readdir(join(mark, ".."))).resolves.toEqual([]);
  });

  it("tells of the files that cannot be used, and uses the rest", async () => {
    const { folder } = await repositoryOf({
      "a.md": "Zebras.",
      "latin.md": Buffer.from("caf\xe9", "latin1"),
      "z.md": "x".repeat(2_000),
    });
    const { problems, sources } = await openDeclared(await declared(folder, "    max_bytes: 1024\n"));
    expect(sources("zebras")).toEqual(["repo/a.md"]);
    expect(problems()).toEqual([
      expect.stringMatching(/^repo\/z\.md is left out: the source holds more/),
      "repo/latin.md is not UTF-8 text",
    ]);
  });

  it("with more files than allowed is told once, with how many are left out", async () => {
    const files = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`${name}.md`, "Zebras."]));
    const { folder } = await repositoryOf(files);
    const { problems, knowledge } = await openDeclared(await declared(folder, "    max_documents: 2\n"));
    expect(knowledge.status().documents).toBe(2);
    expect(problems()).toEqual([expect.stringMatching(/^repo\/c\.md is left out, and so are 1 others: /)]);
  });

  it.each([
    ["is not there", async () => "/nowhere/at/all", "", /git says: fatal: .*\/nowhere/],
    [
      "has no such branch",
      async () => (await repositoryOf({ "a.md": "A" })).folder,
      "    branch: gone\n",
      /has no branch or tag gone/,
    ],
    [
      "has no Markdown",
      async () => (await repositoryOf({ "a.txt": "A" })).folder,
      "",
      /holds no Markdown file/,
    ],
    ["is only a folder", async () => folderOf({ "a.md": "A" }), "", /git says: fatal:/],
  ])("that %s fails the source, and leaves nothing behind", async (_what, folder, more, message) => {
    const place = await declared(await folder(), more);
    const before = await scratchFolders();
    await expect(openDeclared(place)).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: expect.stringMatching(message),
    });
    expect(await scratchFolders()).toEqual(before);
  });

  it("that never answers is given up with all that git started", async () => {
    const mark = join(await temporaryFolder(), "pid");
    const ssh = join(await temporaryFolder(), "ssh");
    await writeFile(ssh, `#!/bin/sh\necho $$ > ${mark}\nexec sleep 1000\n`);
    await chmod(ssh, 0o755);
    const place = await declare("sources:\n  - {name: repo, git: 'git@example.test:a/b.git', timeout: 2s}\n");
    process.env.GIT_SSH_COMMAND = ssh;
    try {
      await expect(openDeclared(place)).rejects.toMatchObject({
        message: expect.stringContaining("took longer than the 2 s of its timeout"),
      });
    } finally {
      delete process.env.GIT_SSH_COMMAND;
    }
    const pid = Number(execFileSync("cat", [mark], { encoding: "utf8" }));
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

it.each([
  ["https://github.com/acme/docs.git", undefined, "https://github.com/acme/docs/blob/c0ffee/a%20b/c.md"],
  ["git@github.com:acme/docs.git", undefined, "https://github.com/acme/docs/blob/c0ffee/a%20b/c.md"],
  [
    "ssh://git@gitlab.com/acme/team/docs",
    undefined,
    "https://gitlab.com/acme/team/docs/-/blob/c0ffee/a%20b/c.md",
  ],
  ["https://git.acme.test/docs", undefined, undefined],
  ["file:///srv/docs", "https://acme.test/{commit}/{path}", "https://acme.test/c0ffee/a%20b/c.md"],
])("a file of %s is read in a browser where its host shows it", (git, link, url) => {
  expect(linkOf({ git, link } as never, "a b/c.md", "c0ffee")).toBe(url);
});

function declared(folder: string, more = "") {
  return declare(`sources:\n  - name: repo\n    git: file://${folder}\n${more}`);
}

async function scratchFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("ledger-git-"));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that has ended, and that nobody waited for, is still listed.
    return !execFileSync("cat", [`/proc/${pid}/stat`], { encoding: "utf8" }).includes(") Z ");
  } catch {
    return false;
  }
}
