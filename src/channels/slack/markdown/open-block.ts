/** A block of Markdown that goes over line ends, and what it takes to go on with it in another message. */
export interface OpenBlock {
  readonly kind: "fence" | "table";
  /** Written before the lines that go on with it. */
  readonly reopen: string;
  /** Written after the lines that end before it does. */
  readonly close: string;
  /** Whether a line ends it. */
  endsWith(line: string): boolean;
  /** Whether the line that ends it is part of it, as a fence's last line is. */
  readonly holdsItsEnd: boolean;
}

/** A fence, also in a quotation or behind the mark of a list's item. */
const FENCE = /^([ \t>]{0,40})((?:[-*+]|\d{1,9}[.)])?[ \t]{0,20})(`{3,}|~{3,})([^`\n]*)$/;
const TABLE_RULE = /^[ \t>]{0,40}\|?[ \t]{0,40}:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The block that a line begins, with the line before it, which may be the head of a table. */
export function openedBy(line: string, previous: string): OpenBlock | undefined {
  const [, quote, mark = "", ticks, info = ""] = FENCE.exec(line) ?? [];
  if (quote !== undefined && ticks !== undefined) {
    const indent = quote + " ".repeat(mark.length);
    return fence(indent, ticks, info.trim());
  }
  return isTableHead(previous, line) ? table(previous, line) : undefined;
}

/** Whether a table begins with these two lines. */
export function isTableHead(line: string, next: string): boolean {
  return line.includes("|") && next.includes("-") && TABLE_RULE.test(next);
}

function fence(indent: string, ticks: string, info: string): OpenBlock {
  const [sign = "`"] = ticks;
  const end = new RegExp(`^[ \\t>]*${sign}{${ticks.length},}[ \\t]*$`);
  return {
    kind: "fence",
    reopen: `${indent}${ticks}${info}\n`,
    close: `${indent}${ticks}`,
    endsWith: (line) => end.test(line),
    holdsItsEnd: true,
  };
}

function table(head: string, rule: string): OpenBlock {
  return {
    kind: "table",
    reopen: `${head}\n${rule}\n`,
    close: "",
    endsWith: (line) => !line.includes("|"),
    holdsItsEnd: false,
  };
}
