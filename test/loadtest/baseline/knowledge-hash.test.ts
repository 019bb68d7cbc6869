import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { knowledgeHash } from "../../../src/loadtest/baseline/fingerprint/knowledge-hash.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, "deep"));
  await writeFile(join(folder, "close.md"), "# Close\n");
  await writeFile(join(folder, "deep/open.md"), "# Open\n");
});
afterAll(removeTemporaryFolders);

it("is the same for the same files, wherever they lie and however the folder is written", async () => {
  const hash = await knowledgeHash(folder);
  expect(await knowledgeHash(`${folder}/`)).toBe(hash);
  expect(await knowledgeHash(`./${relative(process.cwd(), folder)}`)).toBe(hash);
  const elsewhere = join(await temporaryFolder(), "moved");
  await rename(folder, elsewhere);
  expect(await knowledgeHash(elsewhere)).toBe(hash);
});

it("is another one where a file has other words, another name, or is new", async () => {
  const hashes = [await knowledgeHash(folder)];
  await writeFile(join(folder, "deep/open.md"), "# Opened\n");
  hashes.push(await knowledgeHash(folder));
  await rename(join(folder, "deep/open.md"), join(folder, "open.md"));
  hashes.push(await knowledgeHash(folder));
  await writeFile(join(folder, "new.md"), "");
  hashes.push(await knowledgeHash(folder));
  expect(new Set(hashes).size).toBe(4);
});
