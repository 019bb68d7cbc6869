const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " " };

/** Markdown's backslashes and HTML's entities stand for the sign behind them. */
export function withoutEscapes(text: string): string {
  return text
    .replace(/\\([^\p{L}\p{N}\s])/gu, "$1")
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (entity, name) => ENTITIES[name] ?? entity);
}

/** White space folded into one space. */
export function folded(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
