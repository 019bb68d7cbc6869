import { posix } from "node:path";
import type { Finding } from "./finding.ts";
import { linkTargetsIn } from "./link-targets.ts";
import type { Document } from "./read-documents.ts";

/** Where readers begin. */
const ENTRY = /^(?:index|readme|home|summary|_sidebar)$/i;

/**
 * Documents that no other links to. Nothing is told of a source whose documents are found some other way: one without an
 * entry at its top (index.md, README.md), or where links lead to less than half of the documents.
 */
export function checkOrphans(documents: readonly Document[]): Finding[] {
  const { find } = linkTargetsIn(documents);
  const linked = new Set(documents.flatMap(pathsLinkedFrom));
  const isLinked = ({ path }: Document) => linked.has(path) || linked.has(posix.dirname(path));
  const sources = new Set(documents.map(({ source }) => source));
  return [...sources].flatMap((source) => {
    const own = documents.filter((document) => document.source === source);
    const others = own.filter((document) => !isEntry(document));
    const orphans = others.filter((document) => !isLinked(document));
    const isLinkedUp = own.some(isTopEntry) && orphans.length <= others.length / 2;
    return isLinkedUp ? orphans.map(orphan) : [];
  });

  /** A link to a folder means all that is listed there. */
  function pathsLinkedFrom(document: Document): string[] {
    return document.links.flatMap(({ href }) => {
      const target = find(href, document);
      if (!target || target.document === document) return [];
      return target.document ? [target.document.path] : [target.path];
    });
  }
}

function isEntry({ path }: Document): boolean {
  return ENTRY.test(posix.parse(path).name);
}

function isTopEntry(document: Document): boolean {
  return isEntry(document) && !document.path.slice(document.source.prefix.length).includes("/");
}

function orphan({ path }: Document): Finding {
  return {
    rule: "orphan",
    path,
    message: "is linked to by no other document, so that nobody comes to it by reading",
    remedy: "Link to it from where a reader would look for it, or take it out.",
  };
}
