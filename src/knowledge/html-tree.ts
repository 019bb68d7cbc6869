import { createRequire } from "node:module";
import type { Root } from "hast";
import type * as RehypeParse from "rehype-parse";
import type * as RehypeRemark from "rehype-remark";
import type * as RemarkGfm from "remark-gfm";
import type * as RemarkStringify from "remark-stringify";
import type * as Unified from "unified";

/** What is made of the elements of one name. */
export type ElementHandler = NonNullable<NonNullable<RehypeRemark.Options["handlers"]>[string]>;

/** The packages take 26 MiB, and most knowledge holds no HTML: the first that does loads them. */
const load = createRequire(import.meta.url);

/** @param fragment whether it is a piece of a page and no whole one */
export function parseHtml(html: string, { fragment = false } = {}): Root {
  const { unified } = load("unified") as typeof Unified;
  const { default: rehypeParse } = load("rehype-parse") as typeof RehypeParse;
  return unified().use(rehypeParse, { fragment }).parse(html);
}

/** Makes what writes a tree of HTML as Markdown. */
export function markdownWriter(handlers: Readonly<Record<string, ElementHandler>>): (tree: Root) => string {
  let write: ((tree: Root) => string) | undefined;
  return (tree) => {
    write ??= createWriter(handlers);
    return write(tree);
  };
}

function createWriter(handlers: Readonly<Record<string, ElementHandler>>): (tree: Root) => string {
  const { unified } = load("unified") as typeof Unified;
  const { default: rehypeRemark } = load("rehype-remark") as typeof RehypeRemark;
  const { default: remarkGfm } = load("remark-gfm") as typeof RemarkGfm;
  const { default: remarkStringify } = load("remark-stringify") as typeof RemarkStringify;
  const processor = unified()
    .use(rehypeRemark, { handlers })
    .use(remarkGfm)
    .use(remarkStringify, { bullet: "-", fences: true, rule: "*" });
  return (tree) => processor.stringify(processor.runSync(tree) as never);
}
