import { dirname, resolve } from "node:path";
import { reasonOf } from "../../core/errors.ts";
import { readAudiences } from "../../knowledge/audience.ts";
import { type Groups, readGroups, readGroupsOf } from "../../knowledge/audience-groups.ts";
import { isDeclaration } from "../../knowledge/live-knowledge.ts";
import { readFolder } from "../../knowledge/read-folder.ts";
import type { KnowledgeProblem, SourceFile } from "../../knowledge/source-file.ts";
import type { Declared } from "../../knowledge/sources/declaration.ts";
import { fetchSource } from "../../knowledge/sources/fetch-source.ts";
import { readKept } from "../../knowledge/sources/kept-state.ts";
import { readDeclaration } from "../../knowledge/sources/read-declaration.ts";
import type { Environment } from "../../knowledge/sources/secret.ts";
import { readSynonyms, SYNONYMS_FILE, SYNONYMS_REMEDY } from "../../knowledge/synonyms/synonyms-file.ts";
import type { Finding } from "./finding.ts";

/** What is known of where links in a source lead. */
export type KnownTargets = "all" | "documents" | "none";

/** One folder, or one declared source, as it is checked. */
export interface CheckedSource {
  /** Stands before each path. */
  readonly prefix: string;
  /** Where its files are, if they are on this machine. */
  readonly folder?: string;
  readonly targets: KnownTargets;
  readonly files: readonly SourceFile[];
  readonly groups: Groups;
  /** What is wrong with the source and its files as a whole. */
  readonly findings: readonly Finding[];
}

export interface OpenOptions {
  /** What was fetched before, for the pages that did not change. */
  readonly dataDir: string;
  readonly env: Environment;
}

/**
 * Reads the sources that are to be checked: a folder is one, a file may declare several. A declared one that cannot be
 * fetched is a finding.
 * @throws LedgerError where the folder cannot be read, or the declaration is faulty
 */
export async function openChecked(place: string, options: OpenOptions): Promise<readonly CheckedSource[]> {
  if (!isDeclaration(place)) return [await folderSource(place)];
  const declarations = await readDeclaration(place, options.env);
  const home = dirname(resolve(place));
  const shared = await synonymFaults("", home);
  return [
    ...(shared.length > 0 ? [{ ...NO_FILES, findings: shared }] : []),
    ...(await Promise.all(declarations.map((declared) => declaredSource(declared, home, options)))),
  ];
}

const NO_FILES = { prefix: "", targets: "none", files: [], groups: new Map() } as const;

async function folderSource(folder: string): Promise<CheckedSource> {
  const { files, problems } = await readFolder(folder);
  const { groups, problems: groupProblems } = await readGroups(folder);
  const findings = [
    ...problems.map(unreadable("")),
    ...groupProblems.map(unusableGroups("")),
    ...(await synonymFaults("", folder)),
  ];
  return { prefix: "", folder, targets: "all", files, groups, findings };
}

async function declaredSource(
  declared: Declared,
  home: string,
  { dataDir }: OpenOptions,
): Promise<CheckedSource> {
  const { name } = declared;
  const prefix = `${name}/`;
  const folder = declared.kind === "folder" ? declared.folder : undefined;
  const { groups, problems: groupProblems } = await readGroupsOf(folder ?? home, home);
  const kept = folder === undefined ? await readKept(dataDir, declared) : undefined;
  const findings = [
    ...groupProblems.map(unusableGroups(prefix)),
    ...audienceFaults(declared, groups),
    ...(folder === undefined || folder === home ? [] : await synonymFaults(prefix, folder)),
  ];
  const whole = { prefix, ...(folder !== undefined && { folder }), targets: targetsOf(declared), groups };
  try {
    const { documents, problems } = await fetchSource(declared, kept, new AbortController().signal);
    return { ...whole, files: documents, findings: [...findings, ...problems.map(unreadable(prefix))] };
  } catch (error) {
    return { ...whole, files: kept?.documents ?? [], findings: [...findings, unfetched(name, error)] };
  }
}

/** Pages come with absolute links; of a repository nothing but its documents is there. */
function targetsOf(declared: Declared): KnownTargets {
  if (declared.kind === "folder") return "all";
  return declared.kind === "git" ? "documents" : "none";
}

function audienceFaults({ name, audiences }: Declared, groups: Groups): Finding[] {
  const { faults } = readAudiences(audiences ? { audiences } : {}, groups);
  return faults.map((fault) => ({
    rule: "audiences",
    path: name,
    message: `is declared with audiences that cannot be used: ${fault}`,
    remedy: "Correct its audiences in the file that declares it, or audiences.yaml beside it.",
  }));
}

function unreadable(prefix: string) {
  return (problem: KnowledgeProblem): Finding => ({
    rule: "unreadable-file",
    ...problem,
    path: problem.path.includes("://") ? problem.path : prefix + problem.path,
  });
}

function unusableGroups(prefix: string) {
  return (problem: KnowledgeProblem): Finding => ({
    rule: "audiences",
    ...problem,
    path: prefix + problem.path,
  });
}

async function synonymFaults(prefix: string, folder: string): Promise<Finding[]> {
  const { faults } = await readSynonyms(folder);
  return faults.map(({ line, message }) => ({
    rule: "synonyms",
    path: prefix + SYNONYMS_FILE,
    line,
    message: `cannot be used, so that none of its synonyms counts: ${message}`,
    remedy: SYNONYMS_REMEDY,
  }));
}

function unfetched(path: string, error: unknown): Finding {
  return {
    rule: "unreadable-source",
    path,
    message: `cannot be fetched: ${reasonOf(error)}`,
    remedy: "Look at the source from this machine, or correct the file that declares it.",
  };
}
