import { createHash } from "node:crypto";
import type { Passage } from "../core/answer.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { passagesOf } from "./passages.ts";
import { type KnowledgeProblem, readFolder, type SourceFile } from "./read-folder.ts";
import { buildIndex, type SearchIndex } from "./search-index.ts";

/** The knowledge at one moment; it never changes, a newer one takes its place. */
export interface KnowledgeSnapshot extends SearchIndex {
  readonly folder: string;
  /** The same for the same content, another for any other. */
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  readonly problems: readonly KnowledgeProblem[];
}

/**
 * Loads a folder of Markdown into a searchable snapshot.
 * @throws LedgerError where the folder is missing, unreadable or without a usable document
 */
export async function loadKnowledge(folder: string): Promise<KnowledgeSnapshot> {
  const { files, problems } = await readFolder(folder);
  const parsed = files.map(parseFile);
  const passages = parsed.flatMap((document) => document.passages);
  return {
    ...buildIndex(passages),
    folder,
    version: versionOf(files),
    documents: files.length,
    passages: passages.length,
    problems: [...problems, ...parsed.flatMap((document) => document.problems)],
  };
}

function parseFile({ path, content }: SourceFile): { passages: Passage[]; problems: KnowledgeProblem[] } {
  const { frontMatter, body, fault } = splitFrontMatter(content);
  return {
    passages: passagesOf(path, body, frontMatter),
    problems: fault
      ? [
          {
            path,
            message: `has front matter that does not parse (${fault}); its text is used without it`,
            remedy: "Mend the YAML between the two --- lines.",
          },
        ]
      : [],
  };
}

function versionOf(files: readonly SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { path, content } of files) hash.update(`${path}\0${content}\0`);
  return hash.digest("hex").slice(0, 12);
}
