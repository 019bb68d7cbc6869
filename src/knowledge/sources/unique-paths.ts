import type { KnowledgeProblem } from "../source-file.ts";
import type { SourceDocument } from "./fetched.ts";

export interface UniqueDocuments {
  readonly documents: readonly SourceDocument[];
  readonly problems: readonly KnowledgeProblem[];
}

/** Two documents cannot be cited by one path: the first has it, the others are told. */
export function withUniquePaths(given: readonly SourceDocument[]): UniqueDocuments {
  const byPath = new Map<string, SourceDocument>();
  const problems: KnowledgeProblem[] = [];
  for (const document of given) {
    const first = byPath.get(document.path);
    if (first) problems.push(samePath(document, first));
    else byPath.set(document.path, document);
  }
  return { documents: [...byPath.values()].sort(byPaths), problems };
}

function samePath({ path, url }: SourceDocument, first: SourceDocument): KnowledgeProblem {
  return {
    path,
    message: `is the path of two documents: ${first.url ?? first.title ?? "one"} is used, ${url ?? "another"} is left out`,
    remedy: "Take one of them out of the source, or declare it as a source of its own.",
  };
}

function byPaths(one: SourceDocument, other: SourceDocument): number {
  return one.path < other.path ? -1 : 1;
}
