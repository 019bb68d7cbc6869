import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../temporary-folder.ts";

/** A new temporary folder with these files, by their paths. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) await writeInto(folder, path, content);
  return folder;
}

export async function writeInto(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** Puts a file there whole, so that nobody who looks sees it half written: for tests that count what is told of it. */
export async function putInto(folder: string, path: string, content: string): Promise<void> {
  const draft = join(await temporaryFolder(), "draft");
  await writeFile(draft, content);
  await rename(draft, join(folder, path));
}
