import { lstat, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../core/errors.ts";
import type { KnowledgeProblem, SourceFile } from "./source-file.ts";

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Reads a Markdown file; or says what is wrong with it; or gives nothing where it was removed meanwhile. */
export async function readMarkdown(
  folder: string,
  path: string,
): Promise<SourceFile | KnowledgeProblem | undefined> {
  const file = join(folder, path);
  try {
    const found = await stat(file);
    // A pipe or a device under such a name would be read without an end.
    if (!found.isFile()) return notFile(path);
    if (found.size > MAX_FILE_BYTES) return tooLarge(path, found.size);
    return decodeFile(path, await readFile(file));
  } catch (error) {
    return (await isGone(file)) ? undefined : unreadable(path, error);
  }
}

/** Not so where a link is still there, and only what it leads to is gone. */
async function isGone(file: string): Promise<boolean> {
  return lstat(file).then(
    () => false,
    (error) => error.code === "ENOENT",
  );
}

export function decodeFile(path: string, bytes: Uint8Array): SourceFile | KnowledgeProblem {
  try {
    return { path, content: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { path, ...notUtf8(path, bytes) };
  }
}

/** Tells by its first bytes what else it is: the mark of UTF-16, or a zero, which no text has. */
function notUtf8(path: string, bytes: Uint8Array): Omit<KnowledgeProblem, "path"> {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return {
      message: "is UTF-16 text, and not UTF-8",
      remedy: `Save it as UTF-8, for example with: iconv -f UTF-16 -t UTF-8 ${path}`,
    };
  if (bytes.includes(0)) return { message: "is no text", remedy: "Remove it, or give it another ending." };
  return {
    message: "is not UTF-8 text",
    remedy: `Save it as UTF-8, for example with: iconv -f ISO-8859-1 -t UTF-8 ${path}`,
  };
}

export function unreadable(path: string, error: unknown): KnowledgeProblem {
  return {
    path,
    message: `cannot be read: ${reasonOf(error)}`,
    remedy: "Make it readable for this user, or remove it.",
  };
}

function notFile(path: string): KnowledgeProblem {
  return { path, message: "is not a file", remedy: "Put a file in its place, or remove it." };
}

export function tooLarge(path: string, bytes: number): KnowledgeProblem {
  const limit = MAX_FILE_BYTES / 1024 / 1024;
  return {
    path,
    message: `has ${(bytes / 1024 / 1024).toFixed(0)} MiB, more than the ${limit} MiB that one document may have`,
    remedy: "Split it by topic, one document each.",
  };
}
