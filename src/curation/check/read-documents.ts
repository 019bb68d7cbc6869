import { audiencesOf } from "../../knowledge/audience.ts";
import { GROUPS_FILE } from "../../knowledge/audience-groups.ts";
import { type FrontMatter, splitFrontMatter } from "../../knowledge/front-matter.ts";
import { tooDeep } from "../../knowledge/part.ts";
import { type Section, sectionsOf } from "../../knowledge/passages.ts";
import type { SourceFile } from "../../knowledge/source-file.ts";
import { isNestedTooDeep } from "../../text/bounded-markdown.ts";
import { type Link, linksOf, undefinedLabelsIn } from "../../text/links.ts";
import type { CheckedSource } from "./checked-source.ts";
import type { Finding } from "./finding.ts";

/** A document with all that is checked in it. Lines are counted from its first, front matter included. */
export interface Document {
  /** With what stands before the paths of its source. */
  readonly path: string;
  readonly source: CheckedSource;
  readonly frontMatter: FrontMatter;
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  /** Labels that links refer to and nothing defines. */
  readonly undefinedLabels: readonly { readonly label: string; readonly line: number }[];
  /** Where links can lead to in it, beside its sections. */
  readonly ids: readonly string[];
}

export interface ReadDocuments {
  readonly documents: readonly Document[];
  /** What is wrong with files as a whole. */
  readonly findings: readonly Finding[];
}

export type OnProgress = (done: number, all: number) => void;

/** Takes the documents of all sources apart. */
export function readDocuments(sources: readonly CheckedSource[], onProgress: OnProgress): ReadDocuments {
  const findings = sources.flatMap((source) => source.findings);
  const documents: Document[] = [];
  const all = sources.reduce((sum, { files }) => sum + files.length, 0);
  for (const source of sources)
    for (const file of source.files) {
      const read = readDocument(file, source);
      findings.push(...read.findings);
      documents.push(read.document);
      onProgress(documents.length, all);
    }
  return { documents, findings };
}

function readDocument(
  { content, title, updated, ...file }: SourceFile,
  source: CheckedSource,
): { readonly document: Document; readonly findings: readonly Finding[] } {
  const path = source.prefix + file.path;
  const split = splitFrontMatter(content);
  const { frontMatter, body, fault } = split;
  const { faults } = audiencesOf(split, source.groups);
  const above = linesIn(content) - linesIn(body);
  const below = <Item extends { readonly line: number }>(item: Item) => ({
    ...item,
    line: item.line + above,
  });
  return {
    document: {
      ...{ path, source },
      frontMatter: { ...(title && { title }), ...(updated && { updated }), ...frontMatter },
      sections: sectionsOf(body).map(below),
      links: linksOf(body).map(below),
      undefinedLabels: undefinedLabelsIn(body).map(below),
      ids: [...body.matchAll(ID)].map(([, id = ""]) => id),
    },
    findings: [
      ...(fault ? [frontMatterFault(path, `does not parse (${fault})`)] : []),
      ...(TOML.test(content) ? [frontMatterFault(path, "is TOML, and is read as text")] : []),
      ...faults.map((message) => audienceFault(path, message)),
      ...(isNestedTooDeep(body) ? [{ rule: "deep-nesting" as const, ...tooDeep(path) }] : []),
    ],
  };
}

const TOML = /^\+\+\+[ \t]*\r?\n[\s\S]*?\n\+\+\+[ \t]*(?:\r?\n|$)/;
const ID = /<[^<>]*?\b(?:id|name)\s*=\s*["']?([^"'<>\s]+)/g;

function frontMatterFault(path: string, fault: string): Finding {
  return {
    rule: "front-matter",
    path,
    line: 1,
    message: `has front matter that ${fault}`,
    remedy: "Write it as YAML between two --- lines.",
  };
}

function audienceFault(path: string, fault: string): Finding {
  return {
    rule: "audiences",
    path,
    line: 1,
    message: `has audiences that cannot be used: ${fault}`,
    remedy: `Write audiences: [channel:C0123, user:U0123, group:NAME], with each group in ${GROUPS_FILE}.`,
  };
}

function linesIn(text: string): number {
  return text.split(/\r\n?|\n/).length;
}
