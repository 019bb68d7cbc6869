import type { Element, ElementContent, Nodes, Root } from "hast";
import type { Heading, PhrasingContent } from "mdast";
import { type ElementHandler, markdownWriter, parseHtml } from "../html-tree.ts";
import { cleanHtml } from "./clean-html.ts";
import { findElement, mainOf, textOf } from "./html-parts.ts";

export interface PageMarkdown {
  readonly markdown: string;
  readonly title?: string;
}

/** Keeps the page's own anchor, so that a citation links to the section. */
const heading: ElementHandler = (state, node: Element) => {
  const children = state.all(node) as PhrasingContent[];
  const { id } = node.properties;
  // Verbatim: as text its signs would be escaped.
  if (typeof id === "string" && id !== "") children.push({ type: "html", value: ` {#${id}}` });
  return { type: "heading", depth: Number(node.tagName.slice(1)) as Heading["depth"], children };
};

const handlers = Object.fromEntries([1, 2, 3, 4, 5, 6].map((depth) => [`h${depth}`, heading]));

const writeMarkdown = markdownWriter(handlers);

/** Turns a page into Markdown: its main part, with absolute links and its headings' anchors. */
export function markdownOfHtml(html: string, url: string): PageMarkdown {
  const page = parseHtml(html);
  const title = titleOf(page);
  const base = baseOf(page, url);
  const content: Root = { type: "root", children: [cleanHtml(mainOf(page), base)] as ElementContent[] };
  const markdown = writeMarkdown(content).trim();
  return { markdown, ...(title && { title }) };
}

function titleOf(page: Nodes): string {
  const title = findElement(page, ({ tagName }) => tagName === "title");
  return title ? textOf(title).replace(/\s+/g, " ").trim() : "";
}

function baseOf(page: Nodes, url: string): string {
  const href = findElement(page, ({ tagName }) => tagName === "base")?.properties.href;
  return typeof href === "string" && URL.canParse(href, url) ? new URL(href, url).href : url;
}
