import { realpath, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import type { KnowledgeProblem } from "./source-file.ts";

/**
 * What is to be said of a link that is not followed. A link to a folder would be: what it leads to inside the
 * knowledge is read in its own place, but what is outside is not read at all.
 */
export async function problemOfLink(
  root: string,
  path: string,
  isLeftOut: (name: string) => boolean,
): Promise<KnowledgeProblem | undefined> {
  try {
    const link = join(root, path);
    if (!(await stat(link)).isDirectory()) return undefined;
    const parts = relative(await realpath(root), await realpath(link)).split(/[/\\]/);
    return parts.some((part) => part === ".." || isLeftOut(part)) && parts.join("") !== ""
      ? outside(path)
      : undefined;
  } catch {
    // It leads nowhere, so there is no document that would be missed.
    return undefined;
  }
}

function outside(path: string): KnowledgeProblem {
  return {
    path,
    message: "is a link to a folder outside of this one, which is not followed",
    remedy: "Put the folder itself there, or declare it as a source of its own.",
  };
}
