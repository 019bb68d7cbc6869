import type { Element, ElementContent, Root, RootContent } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";

/** A page as a browser would read it. */
export function parsed(page: string): Root {
  return unified().use(rehypeParse).parse(page);
}

/** All elements, each before those in it. */
export function elementsOf(node: Root | RootContent): Element[] {
  if (!("children" in node)) return [];
  const below = node.children.flatMap((child) => elementsOf(child as RootContent));
  return node.type === "element" ? [node, ...below] : below;
}

export function textOf(node: Root | RootContent | ElementContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map((child) => textOf(child as RootContent)).join("") : "";
}

export function withTag(node: Root | RootContent, ...tags: readonly string[]): Element[] {
  return elementsOf(node).filter(({ tagName }) => tags.includes(tagName));
}

export function withClass(node: Root | RootContent, name: string): Element[] {
  return elementsOf(node).filter(({ properties }) => [properties.className ?? []].flat().includes(name));
}

/** The texts of the cells of a table, by its caption's beginning; without the words under a row's name. */
export function rowsOf(page: Root, caption: string): string[][] {
  const table = withTag(page, "table").find((each) => {
    const [found] = withTag(each, "caption");
    return found && textOf(found).startsWith(caption);
  });
  if (!table) throw new Error(`There is no table "${caption}".`);
  return withTag(table, "tr").map((row) => withTag(row, "th", "td").map((cell) => textOf(cell).trim()));
}

/** The figures of a list, such as the counts, by their words. */
export function figuresOf(page: Root | RootContent): Record<string, string> {
  const pairs = withTag(page, "div").flatMap((each) => {
    const [words, figure] = [withTag(each, "dt")[0], withTag(each, "dd")[0]];
    return words && figure && each.children.length === 2 ? [[textOf(words), textOf(figure)] as const] : [];
  });
  return Object.fromEntries(pairs);
}
