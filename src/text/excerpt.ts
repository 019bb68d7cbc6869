/** As much as a long chapter; what is longer is read where it speaks of the question. */
const MAX_READ = 40_000;
const PIECE = 2_000;
const GAP = "\n\n";
/** Forms of a word begin alike. */
const COMMON_LETTERS = 5;
const PARAGRAPH_END = /\n[ \t]*\n/g;
const FENCE = /^[ \t]*(?:```|~~~)/gm;
const SENTENCE_END = /[.!?。！？]\s|\n/g;
const HALF_CHARACTER = /[\ud800-\udbff]$/;

/**
 * The text, or of one that is too long to be read for every question the pieces that hold most of its words, in their
 * order, as many as `most` characters hold: a document of a million words without a heading is answered from as quickly as a short one.
 */
export function excerptOf(text: string, question: string, most = MAX_READ): string {
  if (text.length <= most) return text;
  const pieces = piecesOf(text);
  const beginnings = [...new Set(question.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])].map((word) =>
    word.slice(0, COMMON_LETTERS),
  );
  const lower = pieces.map((piece) => piece.toLowerCase());
  const rarities = beginnings.map((beginning) => {
    const holding = lower.reduce((count, piece) => count + (piece.includes(beginning) ? 1 : 0), 0);
    return Math.log(1 + pieces.length / (holding + 0.5));
  });
  const score = (at: number) =>
    beginnings.reduce(
      (sum, beginning, nth) => sum + (lower[at]?.includes(beginning) ? (rarities[nth] ?? 0) : 0),
      0,
    );
  const best = pieces
    .map((piece, at) => ({ piece, at, score: score(at) }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
  let left = most;
  return best
    .filter(({ piece }, rank) => {
      const fits = rank === 0 || piece.length + GAP.length <= left;
      if (fits) left -= piece.length + GAP.length;
      return fits;
    })
    .sort((a, b) => a.at - b.at)
    .map(({ piece }) => piece)
    .join(GAP);
}

/** Cuts between two paragraphs, never within a fence; a paragraph that is too long behind a sentence. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let open: string[] = [];
  let length = 0;
  let fenced = false;
  const close = () => {
    if (length > 0) pieces.push(open.join("\n\n"));
    [open, length] = [[], 0];
  };
  for (const paragraph of text.split(PARAGRAPH_END)) {
    if (!fenced && length > 0 && length + paragraph.length > PIECE) close();
    if ((paragraph.match(FENCE)?.length ?? 0) % 2 === 1) fenced = !fenced;
    const parts = !fenced && length === 0 && paragraph.length > PIECE ? cutsOf(paragraph) : [paragraph];
    for (const part of parts.slice(0, -1)) pieces.push(part);
    const last = parts.at(-1) ?? "";
    open.push(last);
    length += last.length;
    // A fence that is never closed is no reason to read on without end.
    if (length > MAX_READ) [fenced] = [false, close()];
  }
  close();
  return pieces;
}

/** A table's head, with the rule below it. */
const TABLE_HEAD =
  /^[^\n]{0,1000}\|[^\n]{0,1000}\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\n/;

function cutsOf(paragraph: string): string[] {
  const head = TABLE_HEAD.exec(paragraph)?.[0];
  if (head === undefined || head.length > PIECE) return cutsOfWords(paragraph);
  // Rows say nothing without the names of their columns.
  const rows =
    paragraph.slice(head.length).match(new RegExp(`[^]{1,${PIECE}}(?:\\n|$)|[^]{1,${PIECE}}`, "g")) ?? [];
  return rows.map((some) => head + some);
}

function cutsOfWords(paragraph: string): string[] {
  const cuts: string[] = [];
  let from = 0;
  while (paragraph.length - from > PIECE) {
    const window = paragraph.slice(from, from + PIECE).replace(HALF_CHARACTER, "");
    const end = [...window.matchAll(SENTENCE_END)].at(-1);
    const space = window.lastIndexOf(" ");
    const length = end ? end.index + end[0].length : space > 0 ? space + 1 : window.length;
    cuts.push(window.slice(0, length));
    from += length;
  }
  return [...cuts, paragraph.slice(from)];
}
