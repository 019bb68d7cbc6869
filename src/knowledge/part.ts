import { createHash } from "node:crypto";
import type { Passage } from "../core/answer.ts";
import type { Audiences } from "../core/audience.ts";
import { isNestedTooDeep, MOST_NESTED } from "../text/bounded-markdown.ts";
import { audiencesOf } from "./audience.ts";
import type { Groups, ReadGroups } from "./audience-groups.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { passagesOf } from "./passages.ts";
import type { FolderContents } from "./read-folder.ts";
import type { KnowledgeProblem, SourceFile } from "./source-file.ts";
import type { SynonymSet } from "./synonyms/synonym-set.ts";
import { NO_SYNONYMS, type ReadSynonyms } from "./synonyms/synonyms-file.ts";

/** What one source adds to the knowledge. */
export interface KnowledgePart {
  readonly documents: readonly ParsedDocument[];
  readonly problems: readonly KnowledgeProblem[];
  /** The words that mean the same, for those who may see the source. */
  readonly synonyms: readonly SynonymSet[];
  /** The same for the same content, another for any other. */
  readonly version: string;
}

export interface ParsedDocument {
  readonly passages: readonly Passage[];
  readonly problems: readonly KnowledgeProblem[];
  readonly audiences?: Audiences;
}

/** What holds for all documents of a source. */
export interface PartOptions {
  readonly groups: ReadGroups;
  readonly synonyms?: ReadSynonyms | undefined;
  /** Stands before each document's path, so that two sources may have the same paths. */
  readonly name?: string;
  /** Nobody else may see any of it; what a document says itself only narrows it. */
  readonly audiences?: Audiences | undefined;
  /** What there was of it: documents that did not change are not taken apart again. */
  readonly before?: KnowledgePart | undefined;
}

/** Takes the documents of a source apart. */
export function partOf(contents: FolderContents, options: PartOptions): KnowledgePart {
  const { groups, synonyms = NO_SYNONYMS, name, audiences, before } = options;
  const prefix = name === undefined ? "" : `${name}/`;
  const files = contents.files.map((file) => ({ ...file, path: prefix + file.path }));
  const version = versionOf(files, [groups.content, synonyms.content], audiences);
  const documents =
    before?.version === version
      ? before.documents
      : files.map((file) => boundTo(audiences, parseFile(file, groups.groups)));
  const problems = [...contents.problems, ...groups.problems, ...synonyms.problems].map((problem) => ({
    ...problem,
    // An address needs no more to be found.
    path: problem.path.includes("://") ? problem.path : prefix + problem.path,
  }));
  return {
    documents,
    problems: [...problems, ...documents.flatMap((document) => document.problems)],
    synonyms: synonyms.sets.map((phrases) => ({ phrases, audiences })),
    version,
  };
}

function boundTo(bound: Audiences | undefined, document: ParsedDocument): ParsedDocument {
  if (bound === undefined) return document;
  const audiences = document.audiences?.filter((audience) => bound.includes(audience)) ?? bound;
  return {
    ...document,
    audiences,
    passages: document.passages.map((passage) => ({ ...passage, audiences })),
  };
}

function parseFile(file: SourceFile, groups: Groups): ParsedDocument {
  const { path, content, url } = file;
  const split = splitFrontMatter(content);
  const { frontMatter, body, fault } = split;
  const { audiences, faults } = audiencesOf(split, groups);
  const passages = passagesOf(path, body, { ...givenBy(file), ...frontMatter }, url);
  return {
    passages: audiences ? passages.map((passage) => ({ ...passage, audiences })) : passages,
    problems: [
      ...(fault ? [unparsed(path, fault)] : []),
      ...(isNestedTooDeep(body) ? [tooDeep(path)] : []),
      ...(faults.length > 0 ? [unreadAudiences(path, faults, audiences ?? [])] : []),
    ],
    ...(audiences && { audiences }),
  };
}

/** What the source says of a document that does not say it itself. */
function givenBy({ title, owner, updated }: SourceFile) {
  return { ...(title && { title }), ...(owner && { owner }), ...(updated && { updated }) };
}

function unparsed(path: string, fault: string): KnowledgeProblem {
  return {
    path,
    message: `has front matter that does not parse (${fault}); its text is used without it`,
    remedy: "Mend the YAML between the two --- lines.",
  };
}

/** Its words are read all the same. */
export function tooDeep(path: string): KnowledgeProblem {
  return {
    path,
    message: `nests lists or quotations more than ${MOST_NESTED} deep; what is deeper is read as plain words`,
    remedy: "Write it with headings in place of the outer ones.",
  };
}

function unreadAudiences(path: string, faults: readonly string[], allowed: Audiences): KnowledgeProblem {
  const instead = allowed.length > 0 ? `only ${allowed.join(", ")} may see it` : "nobody may see it";
  return {
    path,
    message: `has audiences that cannot be used (${faults.join("; ")}): ${instead}`,
    remedy:
      "Write them as audiences: [channel:C0123, user:U0123, group:NAME], or leave them out for everybody.",
  };
}

function versionOf(
  files: readonly SourceFile[],
  beside: readonly string[],
  audiences: Audiences | undefined,
): string {
  const hash = createHash("sha256");
  for (const { path, content, ...rest } of files)
    hash.update(`${path}\0${content}\0${JSON.stringify(rest)}\0`);
  hash.update(JSON.stringify([...beside, audiences ?? null]));
  return hash.digest("hex");
}
