import type { Element, ElementContent, Nodes, Properties } from "hast";
import { findElement } from "./html-parts.ts";

const DROPPED = new Set(
  "script style noscript template nav aside footer form button input select textarea iframe object embed svg canvas video audio dialog".split(
    " ",
  ),
);
const HEADING = /^h[1-6]$/;
const SECTION = new Set(["section", "div", "article"]);
/** Signs that a heading's link to itself is drawn as. */
const PERMALINK = /^[\s#¶§🔗]*$/u;
const ANCHOR = /^[^{}\s]+$/;

/** A copy without what is no text of the page's, with absolute links, and each heading with its own anchor. */
export function cleanHtml(node: Nodes, base: string, anchor?: string): Nodes | undefined {
  if (node.type === "text") return node;
  if (!("children" in node)) return undefined;
  if (node.type === "element" && isDropped(node)) return undefined;
  const id = node.type === "element" ? anchorOf(node) : undefined;
  const isHeading = node.type === "element" && HEADING.test(node.tagName);
  const firstHeading = passesAnchor(node) ? firstElementOf(node) : undefined;
  const children = node.children.flatMap((child) => {
    if (isHeading && isPermalink(child)) return [];
    const handed = child === firstHeading ? (id ?? anchor) : undefined;
    const kept = cleanHtml(child as Nodes, base, handed);
    return kept ? [kept as ElementContent] : [];
  });
  if (node.type !== "element") return { type: "root", children };
  const own = isHeading ? (id ?? anchorInside(node) ?? anchor) : undefined;
  const properties = { ...absolute(node.properties, base), id: own };
  const leadsNowhere = node.tagName === "a" && properties.href === undefined;
  return { ...node, ...(leadsNowhere && { tagName: "span" }), children, properties };
}

function isDropped({ tagName, properties }: Element): boolean {
  return (
    DROPPED.has(tagName) ||
    properties.hidden === true ||
    properties.hidden === "" ||
    properties.ariaHidden === "true"
  );
}

function anchorOf({ properties: { id, name } }: Element): string | undefined {
  const given = typeof id === "string" ? id : name;
  return typeof given === "string" && ANCHOR.test(given) ? given : undefined;
}

function anchorInside(heading: Element): string | undefined {
  const named = findElement(heading, (each) => each !== heading && anchorOf(each) !== undefined);
  return named && anchorOf(named);
}

/** Some generators put the anchor on the section that the heading opens. */
function passesAnchor(node: Nodes): node is Element {
  return node.type === "element" && SECTION.has(node.tagName);
}

function firstElementOf({ children }: Element): ElementContent | undefined {
  return children.find(({ type }) => type === "element");
}

function isPermalink(node: Nodes): boolean {
  if (node.type !== "element" || node.tagName !== "a") return false;
  const { href } = node.properties;
  if (typeof href !== "string" || !href.includes("#")) return false;
  const text = node.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  return PERMALINK.test(text);
}

/** Links as they would work from anywhere; what leads to no page, such as a script, is left out. */
function absolute({ href, src, ...rest }: Properties, base: string): Properties {
  return { ...rest, ...linkOf("href", href, base), ...linkOf("src", src, base) };
}

function linkOf(name: "href" | "src", link: Properties[string], base: string): Properties {
  if (typeof link !== "string" || !URL.canParse(link, base)) return {};
  const { protocol, href } = new URL(link, base);
  return /^(?:https?|mailto):$/.test(protocol) ? { [name]: href } : {};
}
