/**
 * The items of promptfoo's lists in one string: `a, b, "c, d"`. Blanks around items and empty items do not count;
 * inside quotes `""`, `\"` and `\\` stand for a quote or a backslash. Undefined where a quote is left open.
 */
export function commaSeparated(text: string): readonly string[] | undefined {
  const items: string[] = [];
  let rest = text.replace(/^[\s,]+/u, "");
  while (rest !== "") {
    const item = rest.startsWith('"') ? QUOTED.exec(rest) : PLAIN.exec(rest);
    if (!item) return undefined;
    items.push(rest.startsWith('"') ? unescaped(item[1] ?? "") : item[0].trim());
    rest = rest.slice(item[0].length).replace(/^[\s,]+/u, "");
  }
  return items;
}

const PLAIN = /^[^,]+/u;
const QUOTED = /^"((?:[^"\\]|\\[\s\S]|"")*)"\s*(?=,|$)/u;

function unescaped(text: string): string {
  return text.replace(/\\(["\\])|""/gu, (_all, kept?: string) => kept ?? '"');
}
