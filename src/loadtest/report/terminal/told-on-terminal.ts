import { wrapped } from "../../../terminal-text/wrapped.ts";

/** What stands before the words of a row: `  at once    `. */
const HEAD = /^ +\S.*? {2,}/;

/** A line as a terminal of so many columns shows it whole: broken between words, and under them where it is a row. */
export function toldOnTerminal(line: string, columns: number): string {
  const head = HEAD.exec(line)?.[0].length ?? 0;
  const indent = head < columns / 2 ? head : 0;
  return wrapped(line, { columns, indent, most: Number.POSITIVE_INFINITY })
    .map((spans) => spans.map(({ text }) => text).join(""))
    .join("\n");
}
