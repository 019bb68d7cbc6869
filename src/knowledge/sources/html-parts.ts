import type { Element, Nodes } from "hast";

/** Where a page's own words stand, best first; whatever is around them is the same on every page. */
const MAIN: readonly ((element: Element) => boolean)[] = [
  ({ tagName }) => tagName === "main",
  ({ properties }) => properties.role === "main",
  ({ tagName }) => tagName === "article",
  ({ tagName }) => tagName === "body",
];

/** The part of a page that holds its own words. */
export function mainOf(page: Nodes): Nodes {
  for (const fits of MAIN) {
    const found = findElement(page, fits);
    if (found && textOf(found).trim()) return found;
  }
  return page;
}

/** The first element that fits, in the order of the page. Pages nest deeper than a call stack may. */
export function findElement(within: Nodes, fits: (element: Element) => boolean): Element | undefined {
  const toVisit: Nodes[] = [within];
  for (let node = toVisit.pop(); node; node = toVisit.pop()) {
    if (node.type === "element" && fits(node)) return node;
    if ("children" in node) toVisit.push(...node.children.toReversed());
  }
  return undefined;
}

export function textOf(within: Nodes): string {
  const toVisit: Nodes[] = [within];
  let text = "";
  for (let node = toVisit.pop(); node; node = toVisit.pop()) {
    if (node.type === "text") text += node.value;
    if ("children" in node) toVisit.push(...node.children.toReversed());
  }
  return text;
}
