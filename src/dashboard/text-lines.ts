import { printable } from "./printable.ts";

/** A line of an answer, and how it is set. */
export interface TextLine {
  /** `literal` keeps its spaces: code and tables. */
  readonly kind: "prose" | "heading" | "item" | "literal";
  /** Columns from the left. */
  readonly indent: number;
  /** What stands before an item's text, with its space. */
  readonly marker?: string;
  readonly text: string;
}

const FENCE = /^( *)(`{3,}|~{3,})[^`]*$/;
const HEADING = /^ {0,3}#{1,6} +(\S.*)$/;
const ITEM = /^( *)([-*+]|\d{1,3}[.)]) +(\S.*)$/;
const TABLE_ROW = /^ *\|/;
const CODE_INDENT = 2;

interface Fence {
  readonly indent: number;
  readonly mark: string;
}

/** The lines of a Markdown text, as a terminal shows them best; emphasis, links and code spans stay as written. */
export function textLines(markdown: string): TextLine[] {
  const lines: TextLine[] = [];
  let fence: Fence | undefined;
  for (const line of printable(markdown).trimEnd().split("\n")) {
    if (fence && closes(line, fence)) fence = undefined;
    else if (fence) lines.push(codeLine(line, fence));
    else {
      fence = opens(line);
      if (!fence) lines.push(lineOutsideCode(line));
    }
  }
  return lines.filter((line, index) => !isBlank(line) || (index > 0 && !isBlank(lines[index - 1])));
}

function opens(line: string): Fence | undefined {
  const [, indent = "", mark] = FENCE.exec(line) ?? [];
  return mark === undefined ? undefined : { indent: indent.length, mark };
}

function closes(line: string, { mark }: Fence): boolean {
  const text = line.trim();
  return text.startsWith(mark) && text.replaceAll(mark.charAt(0), "") === "";
}

function codeLine(line: string, { indent }: Fence): TextLine {
  const own = Math.min(indent, leadingSpaces(line));
  return { kind: "literal", indent: indent + CODE_INDENT, text: line.slice(own) };
}

function lineOutsideCode(line: string): TextLine {
  const [, title] = HEADING.exec(line) ?? [];
  if (title !== undefined) return { kind: "heading", indent: 0, text: title.trimEnd() };
  const [, indent = "", marker, text] = ITEM.exec(line) ?? [];
  if (text !== undefined) return { kind: "item", indent: indent.length, marker: `${marker} `, text };
  if (TABLE_ROW.test(line)) return { kind: "literal", indent: 0, text: line };
  return { kind: "prose", indent: leadingSpaces(line), text: line.trim() };
}

function leadingSpaces(line: string): number {
  return line.length - line.trimStart().length;
}

function isBlank(line: TextLine | undefined): boolean {
  return line?.kind === "prose" && line.text === "";
}
