import type { Passage } from "../../core/answer.ts";
import { type Block, blocksOf } from "../../text/blocks.ts";
import { plainLine, plainText } from "../../text/plain.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { termsOf } from "../../text/words.ts";

/** A piece of a passage that can be quoted on its own. */
export interface Unit {
  readonly kind: "sentence" | "fragment" | "item" | "row" | "code";
  /** The index of the passage, then of the block in it, then of the unit in that. */
  readonly passage: number;
  readonly block: number;
  readonly position: number;
  readonly text: string;
  /** As it is written into the answer. */
  readonly markdown: string;
  readonly terms: ReadonlySet<string>;
}

type Piece = Pick<Unit, "kind" | "text" | "markdown">;

/**
 * Cuts a passage into what can be quoted: sentences, list items, table rows, code blocks. Each
 * is taken once, save for list items: a step may be due twice.
 */
export function unitsOf(passage: Passage, index: number): Unit[] {
  const seen = new Set<string>();
  const isNew = ({ kind, text }: Piece) => kind === "item" || !seen.has(text);
  return blocksOf(passage.text).flatMap((block, blockIndex) =>
    piecesOf(block)
      .filter((piece) => piece.text !== "" && isNew(piece) && seen.add(piece.text))
      .map((piece, position) => ({
        ...piece,
        passage: index,
        block: blockIndex,
        position,
        terms: new Set(termsOf(piece.text)),
      })),
  );
}

function piecesOf(block: Block): Piece[] {
  if (block.type === "paragraph") return sentencesOf(plainText(block.text)).map(sentence);
  if (block.type === "list") return listItems(block);
  if (block.type === "table") return block.rows.map((row) => tableRow(block.header, row));
  if (block.type === "code") return [codeBlock(block.language, block.text)];
  return [];
}

const COMPLETE = /[.!?:;]["'”’)\]`]*$/;

/** A line of its own without an end is a label or a part of an unmarked list. */
function sentence(text: string): Piece {
  return COMPLETE.test(text)
    ? { kind: "sentence", text, markdown: text }
    : { kind: "fragment", text, markdown: `- ${text}` };
}

function listItems({ ordered, start, items }: Block & { type: "list" }): Piece[] {
  return items.map((item, at) => {
    const mark = ordered ? `${start + at}. ` : "- ";
    const inner = blocksOf(item).flatMap(linesInItem).join("\n");
    return {
      kind: "item",
      text: plainLine(item),
      markdown: mark + inner.replaceAll("\n", `\n${" ".repeat(mark.length)}`),
    };
  });
}

/** A step keeps the code and the list that stand in it. */
function linesInItem(block: Block): string[] {
  return block.type === "paragraph" || block.type === "heading"
    ? [plainLine(block.text)]
    : piecesOf(block).map(({ markdown }) => markdown);
}

/** A row reads as its cells with their column's name, since the head does not come along. */
function tableRow(header: readonly string[], cells: readonly string[]): Piece {
  const text = cells
    .map((cell, at) => ({ column: plainLine(header[at] ?? ""), value: plainLine(cell) }))
    .filter(({ value }) => value !== "")
    .map(({ column, value }) => (column ? `${column}: ${value}` : value))
    .join("; ");
  return { kind: "row", text, markdown: `- ${text}` };
}

function codeBlock(language: string, code: string): Piece {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return { kind: "code", text: code, markdown: `${fence}${language}\n${code}\n${fence}` };
}
