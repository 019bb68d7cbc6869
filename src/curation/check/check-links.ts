import { stat } from "node:fs/promises";
import { join } from "node:path";
import { MARKDOWN } from "../../knowledge/read-folder.ts";
import type { Finding } from "./finding.ts";
import { type LinkTarget, linkTargetsIn } from "./link-targets.ts";
import type { Document } from "./read-documents.ts";

type Fault = Pick<Finding, "rule" | "message" | "remedy">;

/** Lines of a file (`#L10-L20`) and words of a page (`#:~:text=`), which are no headings. */
const NO_HEADING = /^(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$|:~:text=)/;

/** Links to files that are not there, to headings that their document does not have, and to labels without a link. */
export async function checkLinks(documents: readonly Document[]): Promise<Finding[]> {
  const targets = linkTargetsIn(documents);
  const findings: Finding[] = [];
  for (const document of documents) {
    const { path, links, undefinedLabels, source } = document;
    if (source.targets === "none") continue;
    for (const { href, line } of links) {
      const target = targets.find(href, document);
      const fault = target && (await faultOf(href, target, document));
      if (fault) findings.push({ ...fault, path, line });
    }
    for (const { label, line } of undefinedLabels) findings.push({ ...noSuchLabel(label), path, line });
  }
  return findings;

  async function faultOf(href: string, target: LinkTarget, from: Document): Promise<Fault | undefined> {
    if (target.document === undefined) {
      if (target.isOfSite || !isKnown(target, from) || (await isThere(target, from))) return undefined;
      return deadLink(href, targets.nearest(target.path)?.path);
    }
    const anchors = anchorsOf(target.document);
    if (target.anchor === "" || NO_HEADING.test(target.anchor) || anchors.has(target.anchor))
      return undefined;
    const nearest = [...anchors].find((anchor) => anchor !== "" && folded(anchor) === folded(target.anchor));
    return deadAnchor(href, target.anchor, target.document.path, nearest);
  }
}

const anchorsKept = new WeakMap<Document, ReadonlySet<string>>();

function anchorsOf(document: Document): ReadonlySet<string> {
  const known = anchorsKept.get(document);
  if (known) return known;
  const anchors = new Set([...document.sections.map(({ anchor }) => anchor), ...document.ids, "top"]);
  anchorsKept.set(document, anchors);
  return anchors;
}

/** Generators differ in case and in how they write signs. */
function folded(anchor: string): string {
  return anchor.toLowerCase().replace(/[-_]+/g, "-").replace(/^-|-$/g, "");
}

function isKnown({ path }: LinkTarget, { source }: Document): boolean {
  return source.targets === "all" || (MARKDOWN.test(path) && path.startsWith(source.prefix));
}

async function isThere({ path }: LinkTarget, { source: { folder, prefix } }: Document): Promise<boolean> {
  if (folder === undefined) return false;
  const inside = path.startsWith(prefix) ? path.slice(prefix.length) : join("..", path);
  return stat(join(folder, inside)).then(
    () => true,
    () => false,
  );
}

function deadLink(href: string, nearest: string | undefined): Fault {
  return {
    rule: "dead-link",
    message: `links to ${href}, which is not there${nearest === undefined ? "" : ` (${nearest} is)`}`,
    remedy: "Correct the path, which is taken from the document's own folder, or take the link out.",
  };
}

function deadAnchor(href: string, anchor: string, path: string, nearest: string | undefined): Fault {
  return {
    rule: "dead-anchor",
    message: `links to ${href}, but ${path} has no heading #${anchor}${nearest === undefined ? "" : ` (it has #${nearest})`}`,
    remedy: "Correct the part after #, or give the heading that anchor: ## Heading {#anchor}.",
  };
}

function noSuchLabel(label: string): Fault {
  return {
    rule: "dead-link",
    message: `refers to [${label}], which nothing in it defines`,
    remedy: "Define it, as in [label]: page.md, or write the link out.",
  };
}
