import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { problemOfLink } from "./linked-folder.ts";
import { readMarkdown, unreadable } from "./read-markdown.ts";
import type { KnowledgeProblem, SourceFile } from "./source-file.ts";

export type { KnowledgeProblem, SourceFile } from "./source-file.ts";

export interface FolderContents {
  readonly files: readonly SourceFile[];
  readonly problems: readonly KnowledgeProblem[];
}

export const MARKDOWN = /\.(md|markdown|mdx)$/i;

/**
 * Reads every Markdown file under a folder that is chosen, in the order of their paths. A file that cannot be used
 * is named among the problems and left out.
 * @throws LedgerError KNOWLEDGE_MISSING, KNOWLEDGE_UNREADABLE or KNOWLEDGE_EMPTY
 */
export async function readFolder(
  folder: string,
  isChosen: (path: string) => boolean = () => true,
): Promise<FolderContents> {
  const { paths, links, problems } = await listMarkdown(folder);
  const files: SourceFile[] = [];
  for (const path of paths.filter(isChosen).sort()) {
    const read = await readMarkdown(folder, path);
    if (read === undefined) continue;
    if ("content" in read) files.push(read);
    else problems.push(read);
  }
  for (const link of links.sort()) {
    const problem = await problemOfLink(folder, link, isLeftOut);
    if (problem) problems.push(problem);
  }
  if (files.length === 0) throw emptyFolder(folder, problems);
  return { files, problems };
}

interface Listing {
  readonly paths: string[];
  readonly links: string[];
  readonly problems: KnowledgeProblem[];
}

/** Goes down folder by folder: what is left out is not entered, and links to folders are not followed. */
async function listMarkdown(folder: string): Promise<Listing> {
  const listing: Listing = { paths: [], links: [], problems: [] };
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
function addEntries({ paths, links }: Listing, parent: string, entries: readonly Dirent[]): string[] {
  const folders: string[] = [];
  for (const entry of entries) {
    if (isLeftOut(entry.name)) continue;
    if (entry.isDirectory()) folders.push(parent + entry.name);
    else if (MARKDOWN.test(entry.name)) paths.push(parent + entry.name);
    else if (entry.isSymbolicLink()) links.push(parent + entry.name);
  }
  return folders;
}

/** Whether a file or folder of this name is never knowledge: hidden ones and installed packages. */
export function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
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
      "Give the folder that holds it with --knowledge DIR; a file that declares sources has a name in .yaml or .yml.",
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
