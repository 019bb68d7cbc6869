/** No person nests quotations and lists deeper; the parser's time grows with the square of the depth, and worse. */
export const MOST_NESTED = 20;
/** The parser may read what is to come once for each block; pieces of this size are read in milliseconds. */
const PIECE = 4_000;
/** A list, a table or a paragraph that is longer is taken apart, too. */
const MOST_IN_BLOCK = 32_000;
const MARK = "[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]|$))";
const DEEP = new RegExp(
  `^(?:(?:${MARK}){${MOST_NESTED + 1}}|[ \\t]{${4 * MOST_NESTED},}(?=>|[-*+]|\\d{1,9}[.)]))`,
);
const MARKS = new RegExp(`^(?:${MARK})+[ \\t]*`);

const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/;

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;
const OPENING = /^ {0,3}(?:<!--|<(?:script|style|pre|textarea)\b)/i;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const HEADING = /^#{1,6}[ \t]/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** Whether some of a text is nested so deep that it is read as plain words. */
export function isNestedTooDeep(markdown: string): boolean {
  return piecesToParse(markdown, false).some(({ words }) => words !== undefined);
}

export interface Piece {
  readonly text: string;
  /** What is nested too deep is not parsed, and has no meaning but these. */
  readonly words?: string;
}

/**
 * Cuts a text into pieces that can be parsed one by one in bounded time, where blocks end: never in code or in a
 * comment, and in a table so that each piece has its head where `withHeads`. A short text is one piece.
 */
export function piecesToParse(markdown: string, withHeads: boolean): Piece[] {
  const pieces: Piece[] = [];
  let open: string[] = [];
  let [length, before, previous, head, deep] = [0, "", "", "", false];
  eachLine(markdown, (line, inCode) => {
    const isDeep = !inCode && DEEP.test(line) && !RULE.test(line);
    if (head === "" || !line.includes("|")) head = "";
    if (isDeep !== deep ? pieces.length + length > 0 : !inCode && mayEnd(line)) {
      close("\n");
      open = withHeads && head.length < PIECE ? head.split("\n").filter(Boolean) : [];
    }
    deep = isDeep;
    if (!inCode && previous.includes("|") && TABLE_RULE.test(line)) head = `${previous}\n${line}\n`;
    open.push(line);
    length += line.length + 1;
    [before, previous] = [previous, line];
  });
  close("");
  return pieces;

  function close(end: string): void {
    const text = open.join("\n") + end;
    pieces.push(deep ? { text, words: open.map((line) => line.replace(MARKS, "")).join("\n") } : { text });
    [open, length] = [[], 0];
  }

  function mayEnd(line: string): boolean {
    if (length <= PIECE) return false;
    const isBehindHeading = UNDERLINE.test(previous) && before.trim() !== "";
    const isParagraph = previous.trim() === "" && /^[^\s>]/.test(line) && !ITEM.test(line);
    if (HEADING.test(line) || isBehindHeading || isParagraph) return true;
    return length > MOST_IN_BLOCK && (head !== "" || ITEM.test(line) || length > 2 * MOST_IN_BLOCK);
  }
}

/** Tells of each line whether it goes on with code, a comment or the like, which ends where it ends and not sooner. */
function eachLine(markdown: string, read: (line: string, inCode: boolean) => void): void {
  let end: RegExp | undefined;
  for (let from = 0; from <= markdown.length; ) {
    const feed = markdown.indexOf("\n", from);
    const line = markdown.slice(from, feed < 0 ? undefined : feed);
    read(line, end !== undefined);
    end = end ? (end.test(line) ? undefined : end) : endOf(line);
    if (feed < 0) return;
    from = feed + 1;
  }
}

/** What ends that which a line opens, if it does not end in it. */
function endOf(line: string): RegExp | undefined {
  const fence = FENCE.exec(line)?.[1];
  if (fence) return new RegExp(`^[ \\t>]*${fence[0]}{${Math.min(fence.length, 1_000)},}[ \\t]*$`);
  const opened = OPENING.exec(line)?.[0];
  if (opened === undefined) return undefined;
  const end = opened.endsWith("<!--") ? /-->/ : /<\/(?:script|style|pre|textarea)>/i;
  return end.test(line.slice(opened.length)) ? undefined : end;
}
