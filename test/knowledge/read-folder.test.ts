import { execFileSync } from "node:child_process";
import { chmod, mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readFolder } from "../../src/knowledge/read-folder.ts";
import { MAX_FILE_BYTES, readMarkdown } from "../../src/knowledge/read-markdown.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { asOrdinaryUser } from "./ordinary-user.ts";
import { folderOf } from "./write-folder.ts";

afterEach(removeTemporaryFolders);

describe("a knowledge folder", () => {
  it("is read whole, in the order of the paths", async () => {
    const folder = await folderOf({
      "b.md": "B",
      "a/z.markdown": "Z",
      "a/deep/er/x.MDX": "X",
      "picture.png": "no",
      "notes.txt": "no",
      "folder.md/inner.md": "I",
    });
    expect(await readFolder(folder)).toEqual({
      files: [
        { path: "a/deep/er/x.MDX", content: "X" },
        { path: "a/z.markdown", content: "Z" },
        { path: "b.md", content: "B" },
        { path: "folder.md/inner.md", content: "I" },
      ],
      problems: [],
    });
  });

  it("is read without hidden files and folders and without installed packages", async () => {
    const folder = await folderOf({
      "a.md": "A",
      ".hidden.md": "no",
      ".git/a.md": "no",
      "sub/.obsidian/a.md": "no",
      "node_modules/x/readme.md": "no",
      "sub/node_modules/x/readme.md": "no",
      "node_modules_of_ours/b.md": "B",
    });
    expect((await readFolder(folder)).files.map(({ path }) => path)).toEqual([
      "a.md",
      "node_modules_of_ours/b.md",
    ]);
  });

  it("may itself stand in a hidden folder or among installed packages", async () => {
    const root = await folderOf({ ".ledger/node_modules/pack/knowledge/a.md": "A" });
    const { files } = await readFolder(join(root, ".ledger/node_modules/pack/knowledge"));
    expect(files).toEqual([{ path: "a.md", content: "A" }]);
  });

  it("gives its text without a byte order mark", async () => {
    const folder = await folderOf({ "a.md": "\ufeff---\ntitle: A\n---\nText" });
    expect((await readFolder(folder)).files[0]?.content).toBe("---\ntitle: A\n---\nText");
  });

  it("does not make it wait where links go in circles, and follows links to files", async () => {
    const folder = await folderOf({ "sub/a.md": "A" });
    await symlink(folder, join(folder, "sub", "loop"));
    await symlink(folder, join(folder, "loop.md"));
    await symlink(join(folder, "self.md"), join(folder, "self.md"));
    await symlink(join(folder, "sub", "a.md"), join(folder, "linked.md"));
    const { files, problems } = await readFolder(folder);
    expect(files.map(({ path }) => path)).toEqual(["linked.md", "sub/a.md"]);
    expect(problems).toMatchObject([
      { path: "loop.md", message: "is not a file" },
      { path: "self.md", message: expect.stringContaining("ELOOP") },
    ]);
  });

  it("tells of a link to a folder outside of it, whose documents are not read", async () => {
    const other = await folderOf({ "b.md": "B" });
    const folder = await folderOf({ "sub/a.md": "A", ".hidden/c.md": "C", "picture.png": "no" });
    await symlink(other, join(folder, "other"));
    await symlink(join(folder, ".hidden"), join(folder, "shown"));
    await symlink(join(folder, "sub"), join(folder, "again"));
    await symlink(join(folder, "picture.png"), join(folder, "picture"));
    await symlink(join(folder, "nowhere"), join(folder, "dangling"));
    const { files, problems } = await readFolder(folder);
    expect(files.map(({ path }) => path)).toEqual(["sub/a.md"]);
    expect(problems).toEqual(
      ["other", "shown"].map((path) => ({
        path,
        message: "is a link to a folder outside of this one, which is not followed",
        remedy: expect.stringContaining("source of its own"),
      })),
    );
  });

  it.skipIf(process.platform === "win32")(
    "does not make it wait for a pipe or a device with a document's name (not on Windows: no such files)",
    async () => {
      const folder = await folderOf({ "a.md": "A" });
      execFileSync("mkfifo", [join(folder, "pipe.md")]);
      await symlink("/dev/zero", join(folder, "zero.md"));
      expect((await readFolder(folder)).problems).toMatchObject([
        { path: "pipe.md", message: "is not a file" },
        { path: "zero.md", message: "is not a file" },
      ]);
    },
  );
});

describe("a file that cannot be used", () => {
  it("is no problem when it was removed while the folder was being read", async () => {
    expect(await readMarkdown(await folderOf({ "a.md": "A" }), "removed.md")).toBeUndefined();
  });

  it("is named when it is not UTF-8, with the way to convert it, and the rest is used", async () => {
    const folder = await folderOf({ "a.md": "A", "latin.md": Buffer.from("caf\xe9", "latin1") });
    expect(await readFolder(folder)).toEqual({
      files: [{ path: "a.md", content: "A" }],
      problems: [
        {
          path: "latin.md",
          message: "is not UTF-8 text",
          remedy: expect.stringContaining("iconv -f ISO-8859-1 -t UTF-8 latin.md"),
        },
      ],
    });
  });

  it("is named when it is larger than 10 MiB, and one of exactly 10 MiB is used", async () => {
    const folder = await folderOf({ "most.md": "", "more.md": "" });
    await truncate(join(folder, "most.md"), MAX_FILE_BYTES);
    await truncate(join(folder, "more.md"), 25 * 1024 * 1024);
    const { files, problems } = await readFolder(folder);
    expect(files.map(({ path, content }) => [path, content.length])).toEqual([["most.md", 10_485_760]]);
    expect(problems).toMatchObject([
      { path: "more.md", message: "has 25 MiB, more than the 10 MiB that one document may have" },
    ]);
  });

  it("is named when it is gone behind its link", async () => {
    const folder = await folderOf({ "a.md": "A" });
    await symlink(join(folder, "nowhere.md"), join(folder, "gone.md"));
    expect((await readFolder(folder)).problems).toMatchObject([
      { path: "gone.md", message: expect.stringMatching(/^cannot be read: ENOENT/) },
    ]);
  });

  it.skipIf(process.platform === "win32")(
    "is named when this user may not read it, and so is a folder (not on Windows: no such modes)",
    async () => {
      const folder = await folderOf({ "a.md": "A", "closed.md": "no", "sub/b.md": "no" });
      await chmod(join(folder, "closed.md"), 0);
      await chmod(join(folder, "sub"), 0);
      const { files, problems } = await asOrdinaryUser(() => readFolder(folder));
      await chmod(join(folder, "sub"), 0o755);
      expect(files.map(({ path }) => path)).toEqual(["a.md"]);
      expect(problems).toMatchObject([
        { path: "sub", message: expect.stringMatching(/^cannot be read: EACCES/) },
        { path: "closed.md", message: expect.stringMatching(/^cannot be read: EACCES/) },
      ]);
    },
  );
});

describe("no knowledge", () => {
  it("where the folder is missing says where, and how to give another", async () => {
    const folder = join(await temporaryFolder(), "none");
    await expect(readFolder(folder)).rejects.toMatchObject({
      code: "KNOWLEDGE_MISSING",
      exitCode: 3,
      message: `There is no knowledge folder at ${folder}.`,
      remedy: expect.stringContaining("--knowledge DIR"),
    });
  });

  it("where the folder is a file", async () => {
    const file = join(await folderOf({ "a.md": "A" }), "a.md");
    await expect(readFolder(file)).rejects.toMatchObject({
      code: "KNOWLEDGE_MISSING",
      message: `${file} is a file, not a folder.`,
      remedy: expect.stringContaining(".yaml"),
    });
  });

  it("where the path cannot be a folder's", async () => {
    await expect(readFolder(`/${"x".repeat(5000)}`)).rejects.toMatchObject({
      code: "KNOWLEDGE_UNREADABLE",
      message: expect.stringContaining("ENAMETOOLONG"),
    });
  });

  it("where the folder is empty or holds no Markdown", async () => {
    const folder = await temporaryFolder();
    const empty = { code: "KNOWLEDGE_EMPTY", message: `${folder} holds no Markdown file that can be used.` };
    await expect(readFolder(folder)).rejects.toMatchObject(empty);
    await mkdir(join(folder, "sub"));
    await writeFile(join(folder, "sub", "a.txt"), "A");
    await expect(readFolder(folder)).rejects.toMatchObject(empty);
  });

  it("where no file can be used names each of them", async () => {
    const folder = await folderOf({ "a.md": Buffer.of(0xff), "b.md": Buffer.of(0xfe) });
    await expect(readFolder(folder)).rejects.toMatchObject({
      code: "KNOWLEDGE_EMPTY",
      message: expect.stringContaining("a.md is not UTF-8 text; b.md is not UTF-8 text"),
      remedy: expect.stringContaining("iconv"),
    });
  });
});
