import { createHash } from "node:crypto";
import type { Passage } from "../core/answer.ts";
import { EVERYONE, type Viewer } from "../core/audience.ts";
import { classesOf } from "./audience-classes.ts";
import { NO_GROUPS, readGroups } from "./audience-groups.ts";
import { buildIndex, type SearchIndex } from "./index/search-index.ts";
import { type KnowledgePart, partOf } from "./part.ts";
import { readFolder } from "./read-folder.ts";
import type { KnowledgeProblem, SourceFile } from "./source-file.ts";
import { readSynonyms } from "./synonyms/synonyms-file.ts";

/** The knowledge at one moment; it never changes, a newer one takes its place. */
export interface KnowledgeSnapshot extends SearchIndex {
  readonly folder: string;
  /** The same for the same content, another for any other. */
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  /** All passages, whoever may see them. */
  readonly content: readonly Passage[];
  readonly problems: readonly KnowledgeProblem[];
  /** What it is made of. */
  readonly parts: readonly KnowledgePart[];
  /** How much of it a viewer may see; without one, how much everybody may. */
  size(viewer?: Viewer): { readonly documents: number; readonly passages: number };
  /** Names what a viewer may see: the same for viewers who may see the same documents and synonyms. */
  scopeOf(viewer: Viewer): string;
}

/**
 * Loads a folder of Markdown into a searchable snapshot.
 * @throws LedgerError where the folder is missing, unreadable or without a usable document
 */
export async function loadKnowledge(folder: string): Promise<KnowledgeSnapshot> {
  const contents = await readFolder(folder);
  const beside = { groups: await readGroups(folder), synonyms: await readSynonyms(folder) };
  return snapshotOf(folder, [partOf(contents, beside)]);
}

/** Joins what the sources of a place hold into one whole, for which one index is made. */
export function snapshotOf(folder: string, parts: readonly KnowledgePart[]): KnowledgeSnapshot {
  const documents = parts.flatMap((part) => part.documents);
  const passages = documents.flatMap((document) => document.passages);
  const synonyms = parts.flatMap((part) => part.synonyms);
  const documentClasses = classesOf(documents);
  const passageClasses = classesOf(passages);
  return {
    ...buildIndex(passages, synonyms),
    folder,
    parts,
    version: wholeVersionOf(parts),
    size: (viewer = EVERYONE) => ({
      documents: documentClasses.countSeenBy(viewer),
      passages: passageClasses.countSeenBy(viewer),
    }),
    scopeOf: classesOf([...documents, ...synonyms]).scopeOf,
    documents: documents.length,
    passages: passages.length,
    content: passages,
    problems: parts.flatMap((part) => part.problems),
  };
}

/** The same with more documents, for everybody. */
export function withDocuments(
  { folder, parts }: KnowledgeSnapshot,
  files: readonly SourceFile[],
): KnowledgeSnapshot {
  return snapshotOf(folder, [...parts, partOf({ files, problems: [] }, { groups: NO_GROUPS })]);
}

/** The version of the whole that parts make. */
export function wholeVersionOf(parts: readonly KnowledgePart[]): string {
  const hash = createHash("sha256");
  for (const { version } of parts) hash.update(version);
  return hash.digest("hex").slice(0, 12);
}
