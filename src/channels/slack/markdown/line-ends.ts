import { isTableHead, type OpenBlock, openedBy } from "./open-block.ts";

/** The end of a line, where Markdown may be cut in two. */
export interface LineEnd {
  /** The place after the line's end. */
  readonly at: number;
  /** What is open there, so that both halves need it. */
  readonly open?: OpenBlock;
  /** How little is torn apart there: blocks, a list or a paragraph, or one block. */
  readonly kind: "between-blocks" | "between-items" | "between-lines" | "in-block";
}

const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const HEADING = /^ {0,3}#{1,6}[ \t]/;

/** The line ends of a text, in order. `begun` is the block that was open before it. */
export function lineEndsIn(text: string, begun?: OpenBlock): readonly LineEnd[] {
  const ends: LineEnd[] = [];
  let open = begun;
  let previous = "";
  for (let from = 0; ; ) {
    const feed = text.indexOf("\n", from);
    if (feed < 0) return ends;
    const line = text.slice(from, feed);
    open = openAfter(line, previous, open);
    const [next = ""] = text.slice(feed + 1, feed + 1_000).split("\n", 1);
    ends.push({ at: feed + 1, ...(open && { open }), kind: kindOf(line, next, open) });
    previous = line;
    from = feed + 1;
  }
}

function openAfter(line: string, previous: string, open: OpenBlock | undefined): OpenBlock | undefined {
  if (!open?.endsWith(line)) return open ?? openedBy(line, previous);
  return open.holdsItsEnd ? undefined : openedBy(line, previous);
}

function kindOf(line: string, next: string, open: OpenBlock | undefined): LineEnd["kind"] {
  // The head of a table and its rule belong together, and so do its rows.
  if (open?.kind === "fence" || isTableHead(line, next)) return "in-block";
  if (open?.kind === "table" && next.includes("|")) return "in-block";
  if (line.trim() === "" || HEADING.test(next)) return "between-blocks";
  return ITEM.test(next) ? "between-items" : "between-lines";
}

/** What is open where the text ends. */
export function openAtEndOf(text: string, begun?: OpenBlock): OpenBlock | undefined {
  return lineEndsIn(`${text}\n`, begun).at(-1)?.open;
}
