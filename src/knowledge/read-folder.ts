import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { LedgerError, reasonOf } from "../core/errors.ts";

/** A Markdown file as it stands on the disk. */
export interface SourceFile {
  /** From the knowledge folder, with `/` on every system. */
  readonly path: string;
  readonly content: string;
}

/** Something in the knowledge that its owner should mend; the rest is used. */
export interface KnowledgeProblem {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

export interface FolderContents {
  readonly files: readonly SourceFile[];
  readonly problems: readonly KnowledgeProblem[];
}

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

const MARKDOWN = /\.(md|markdown|mdx)$/i;

/**
 * Reads every Markdown file under a folder, in the order of their paths. A file that cannot be used
 * is named among the problems and left out.
 * @throws LedgerError KNOWLEDGE_MISSING, KNOWLEDGE_UNREADABLE or KNOWLEDGE_EMPTY
 */
export async function readFolder(folder: string): Promise<FolderContents> {
  const { paths, problems } = await listMarkdown(folder);
  const files: SourceFile[] = [];
  for (const path of paths.sort()) {
    const read = await readMarkdown(folder, path);
    if ("content" in read) files.push(read);
    else problems.push(read);
  }
  if (files.length === 0) throw emptyFolder(folder, problems);
  return { files, problems };
}

interface Listing {
  readonly paths: string[];
  readonly problems: KnowledgeProblem[];
}

/** Goes down folder by folder: what is left out is not entered, and links to folders are not followed. */
async function listMarkdown(folder: string): Promise<Listing> {
  const listing: Listing = { paths: [], problems: [] };
  const toRead = addEntries(listing, "", await listEntries(folder));
  for (let path = toRead.pop(); path !== undefined; path = toRead.pop())
    try {
      const entries = await readdir(join(folder, path), { withFileTypes: true });
      toRead.push(...addEntries(listing, `${path}/`, entries));
    } catch (error) {
      listing.problems.push(unreadable(path, error));
    }
  return listing;
}

async function listEntries(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw unlistable(folder, error);
  }
}

/** Adds a folder's files to the listing and returns its folders. */
function addEntries({ paths }: Listing, parent: string, entries: readonly Dirent[]): string[] {
  const folders: string[] = [];
  for (const entry of entries) {
    if (isLeftOut(entry.name)) continue;
    if (entry.isDirectory()) folders.push(parent + entry.name);
    else if (MARKDOWN.test(entry.name)) paths.push(parent + entry.name);
  }
  return folders;
}

/** Whether a file or folder of this name is never knowledge: hidden ones and installed packages. */
export function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

async function readMarkdown(folder: string, path: string): Promise<SourceFile | KnowledgeProblem> {
  const file = join(folder, path);
  try {
    const found = await stat(file);
    // A pipe or a device under such a name would be read without an end.
    if (!found.isFile()) return notFile(path);
    if (found.size > MAX_FILE_BYTES) return tooLarge(path, found.size);
    return decode(path, await readFile(file));
  } catch (error) {
    return unreadable(path, error);
  }
}

function decode(path: string, bytes: Buffer): SourceFile | KnowledgeProblem {
  try {
    return { path, content: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return {
      path,
      message: "is not UTF-8 text",
      remedy: `Save it as UTF-8, for example with: iconv -f ISO-8859-1 -t UTF-8 ${path}`,
    };
  }
}

function unreadable(path: string, error: unknown): KnowledgeProblem {
  return {
    path,
    message: `cannot be read: ${reasonOf(error)}`,
    remedy: "Make it readable for this user, or remove it.",
  };
}

function notFile(path: string): KnowledgeProblem {
  return { path, message: "is not a file", remedy: "Put a file in its place, or remove it." };
}

function tooLarge(path: string, bytes: number): KnowledgeProblem {
  const limit = MAX_FILE_BYTES / 1024 / 1024;
  return {
    path,
    message: `has ${(bytes / 1024 / 1024).toFixed(0)} MiB, more than the ${limit} MiB that one document may have`,
    remedy: "Split it by topic, one document each.",
  };
}

function unlistable(folder: string, error: unknown): LedgerError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT")
    return new LedgerError(
      "KNOWLEDGE_MISSING",
      `There is no knowledge folder at ${folder}.`,
      "Give a folder of Markdown files with --knowledge DIR (or KNOWLEDGE_DIR), or leave it out to use the bundled knowledge.",
      error,
    );
  if (code === "ENOTDIR")
    return new LedgerError(
      "KNOWLEDGE_MISSING",
      `${folder} is a file, not a folder.`,
      "Give the folder that holds it with --knowledge DIR.",
      error,
    );
  return new LedgerError(
    "KNOWLEDGE_UNREADABLE",
    `The knowledge folder ${folder} cannot be read: ${reasonOf(error)}`,
    "Make it readable for this user, or give another with --knowledge DIR.",
    error,
  );
}

function emptyFolder(folder: string, problems: readonly KnowledgeProblem[]): LedgerError {
  const unusable = problems.map((problem) => `${problem.path} ${problem.message}`).join("; ");
  return new LedgerError(
    "KNOWLEDGE_EMPTY",
    `${folder} holds no Markdown file that can be used${unusable ? `: ${unusable}` : "."}`,
    problems[0]?.remedy ?? "Put .md files into it, or give another folder with --knowledge DIR.",
  );
}
