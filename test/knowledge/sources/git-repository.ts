import { execFileSync } from "node:child_process";
import { folderOf } from "../write-folder.ts";

/** A real repository with one commit of these files. */
export async function repositoryOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await folderOf(files);
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=A", "-c", "user.email=a@b.test", ...args], {
      stdio: "pipe",
    });
  git("init", "-qb", "main");
  git("add", "-A");
  git("commit", "-qm", "first");
  return { folder, git };
}
