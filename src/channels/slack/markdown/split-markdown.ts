import { type LineEnd, lineEndsIn, openAtEndOf } from "./line-ends.ts";
import type { OpenBlock } from "./open-block.ts";
import { beforeWholeSign } from "./whole-signs.ts";

/** A piece of a text, with what makes it Markdown of its own. All bodies together are the text, to the character. */
export interface Piece {
  readonly before: string;
  readonly body: string;
  readonly after: string;
}

/** How much of a piece has to be full before it may end there; the less is torn apart, the earlier it may. */
const FULL_ENOUGH = {
  "between-blocks": 0.4,
  "between-items": 0.6,
  "between-lines": 0.7,
  "in-block": 0.5,
} as const satisfies Record<LineEnd["kind"], number>;

/** What a piece needs to go on with a block may take so much of it; a longer head of a table is left out. */
const MOST_REOPENED = 0.1;

/**
 * Splits Markdown into pieces of at most so many characters, each good Markdown: at ends of blocks where possible,
 * then of items, lines and words. A fence that is cut is closed and opened again, a table has its head again.
 *
 * @param most at least 100
 */
export function splitMarkdown(text: string, most: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: OpenBlock | undefined;
  for (let rest = text; ; ) {
    const before = open ? reopening(open, most) : "";
    if (before.length + rest.length <= most) return [...pieces, { before, body: rest, after: "" }];
    const room = most - before.length - longestClosing(most);
    const cut = cutIn(rest, room, open);
    const body = rest.slice(0, cut.at);
    const after = cut.open ? closing(cut.open, most) : "";
    pieces.push({ before, body, after: after && !body.endsWith("\n") ? `\n${after}` : after });
    open = cut.open;
    rest = rest.slice(cut.at);
  }
}

function reopening({ reopen }: OpenBlock, most: number): string {
  return reopen.length <= most * MOST_REOPENED ? reopen : "";
}

function closing(open: OpenBlock | undefined, most: number): string {
  return open !== undefined && reopening(open, most) !== "" ? open.close : "";
}

/** A fence may have to be closed at the piece's end, on a line of its own. */
function longestClosing(most: number): number {
  return Math.floor(most * MOST_REOPENED) + 1;
}

interface Cut {
  readonly at: number;
  readonly open?: OpenBlock | undefined;
}

function cutIn(text: string, room: number, begun: OpenBlock | undefined): Cut {
  const ends = lineEndsIn(text.slice(0, room), begun);
  for (const [kind, share] of Object.entries(FULL_ENOUGH)) {
    const end = ends.findLast((each) => each.kind === kind && each.at >= room * share);
    if (end) return end;
  }
  const at = cutInLine(text, room);
  return { at, open: openAtEndOf(text.slice(0, at), begun) };
}

function cutInLine(text: string, room: number): number {
  const atLeast = Math.floor(room / 2);
  const space = text.lastIndexOf(" ", room - 1) + 1;
  return beforeWholeSign(text, space > atLeast ? space : room, atLeast);
}
