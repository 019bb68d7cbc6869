import { posix } from "node:path";
import { MARKDOWN } from "../../knowledge/read-folder.ts";
import type { Document } from "./read-documents.ts";

/** Has a scheme (`https:`, `mailto:`) or names a host: it leads out of the knowledge, where nothing is checked. */
const LEADS_OUT = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
/** Is filled in by whatever makes pages of the documents, so nobody knows where it leads. */
const TEMPLATE = /\{\{|\{%|\$\{|<%/;
/** How sites write the path of a document: without its ending, or as the folder that it stands in for. */
const ENDINGS = ["", ".md", ".mdx", ".markdown", "/index.md", "/README.md"];

/** Where a link leads to inside the knowledge. */
export interface LinkTarget {
  /** From the knowledge folder, as it is written. */
  readonly path: string;
  /** The part after `#`, without it. */
  readonly anchor: string;
  /** The document that it means, if there is one. */
  readonly document: Document | undefined;
  /** It begins at the root of the site around the documents, which may be the knowledge folder and may not. */
  readonly isOfSite: boolean;
}

/** The way to tell what a document's links mean; undefined for those that lead out of the knowledge. */
export function linkTargetsIn(documents: readonly Document[]) {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const byFolded = new Map(documents.map((document) => [document.path.toLowerCase(), document]));
  const topNames = new Set(documents.map(({ path }) => path.split("/", 1)[0] ?? ""));

  return {
    find(href: string, from: Document): LinkTarget | undefined {
      if (LEADS_OUT.test(href) || TEMPLATE.test(href)) return undefined;
      const [address = "", anchor = ""] = href.split("#", 2);
      const written = decoded(address.split("?", 1)[0] ?? "").replaceAll("\\", "/");
      if (written === "")
        return { path: from.path, anchor: decoded(anchor), document: from, isOfSite: false };
      const { prefix } = from.source;
      const whole = written.startsWith("/")
        ? prefix + written.replace(/^\/+/, "")
        : posix.join(posix.dirname(from.path), written);
      const path = whole.replace(/\/+$/, "") || ".";
      const isOfSite =
        written.startsWith("/") && !MARKDOWN.test(path) && !topNames.has(path.split("/")[0] ?? "");
      return {
        path,
        anchor: decoded(anchor),
        document: documentAt(path, (each) => byPath.get(each)),
        isOfSite,
      };
    },
    /** The document that is meant, but for upper and lower case. */
    nearest: (path: string): Document | undefined =>
      documentAt(path, (each) => byFolded.get(each.toLowerCase())),
  };
}

function documentAt(path: string, find: (path: string) => Document | undefined): Document | undefined {
  // Sites give a document the ending of the page that they make of it.
  for (const stem of [path, path.replace(/\.html?$/i, "")])
    for (const ending of ENDINGS) {
      const found = find(posix.normalize(stem + ending));
      if (found) return found;
    }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
