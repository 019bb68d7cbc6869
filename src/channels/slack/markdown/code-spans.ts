import { type OpenBlock, openedBy } from "./open-block.ts";

const SPAN = /(?<!`)(`{1,20})(?!`)([^\n]{0,2000}?[^`\n])\1(?!`)/g;

/** Changes a text's words line by line, and leaves its code as it is. */
export function outsideCode(markdown: string, change: (words: string) => string): string {
  let open: OpenBlock | undefined;
  return markdown
    .split("\n")
    .map((line) => {
      if (open) {
        if (open.endsWith(line)) open = undefined;
        return line;
      }
      open = openedBy(line, "");
      return open ? line : outsideSpans(line, change);
    })
    .join("\n");
}

function outsideSpans(line: string, change: (words: string) => string): string {
  let changed = "";
  let from = 0;
  for (const { index, 0: code } of line.matchAll(SPAN)) {
    changed += change(line.slice(from, index)) + code;
    from = index + code.length;
  }
  return changed + change(line.slice(from));
}
