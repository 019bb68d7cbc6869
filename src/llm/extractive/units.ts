import { oncePerPassage, type PassageWords } from "../../core/once-per-passage.ts";
import { type Block, blocksOf } from "../../text/blocks.ts";
import { plainLine, plainText } from "../../text/plain.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { type ReadTerms, readTerms, type Synonym, termsAsAsked, termsSaid } from "../../text/synonyms.ts";

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
  /** The terms of what it speaks of: a sentence's subject, a row's first cell, an item's label; none where that is not plain. */
  readonly about: ReadonlySet<string>;
  /** Its number, where it is a step of a numbered list. */
  readonly step?: number;
  /** Of code, as its fence tells it. */
  readonly language?: string;
}

interface Piece extends Pick<Unit, "kind" | "text" | "markdown" | "step" | "language"> {
  readonly subject?: string | undefined;
}

/**
 * Cuts a passage into what can be quoted: sentences, list items, table rows, code blocks. Each
 * is taken once, save for list items: a step may be due twice.
 */
export function unitsOf(passage: PassageWords, index: number): Unit[] {
  return unitsSaid([passage], [], index);
}

/** The units of passages, with those of the question's terms that they say in other words. */
export function unitsSaid(passages: readonly PassageWords[], synonyms: readonly Synonym[], from = 0): Unit[] {
  return passages.flatMap((passage, at) =>
    piecesIn(passage).map(({ unit, said, subject }) => ({
      ...unit,
      passage: from + at,
      terms: termsSaid(said, synonyms),
      about: termsAsAsked(subject, synonyms),
    })),
  );
}

/** What of a unit is the same for every question. */
interface ReadPiece {
  readonly unit: Omit<Unit, "passage" | "terms" | "about">;
  readonly said: ReadTerms;
  readonly subject: ReadTerms;
}

const piecesIn = oncePerPassage(({ text }): readonly ReadPiece[] => {
  const seen = new Set<string>();
  const isNew = ({ kind, text }: Piece) => kind === "item" || !seen.has(lettersOf(text));
  return blocksOf(text).flatMap((block, blockIndex) =>
    piecesOf(block)
      .filter((piece) => piece.text !== "" && isNew(piece) && seen.add(lettersOf(piece.text)))
      .map(({ subject = "", ...piece }, position) => ({
        unit: { ...piece, block: blockIndex, position },
        said: readTerms(piece.text),
        subject: readTerms(subject),
      })),
  );
});

function piecesOf(block: Block): Piece[] {
  if (block.type === "paragraph")
    return DEFINITION.test(block.text) ? definitions(block.text) : proseOf(block.text);
  if (block.type === "list") return listItems(block);
  if (block.type === "table") return block.rows.map((row) => tableRow(block.header, row));
  if (block.type === "code") return [codeBlock(block.language, block.text)];
  return [];
}

function proseOf(markdown: string): Piece[] {
  return sentencesOf(plainText(markdown)).map(sentence);
}

/** Terms, each with its explanation below it behind a colon, as in PHP Markdown Extra and Pandoc. */
const DEFINITION = /^[^\n]+\n[ \t]{0,3}:[ \t]+\S/;
const EXPLANATION = /^[ \t]{0,3}:[ \t]+/;

function definitions(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let term = "";
  let explained: string[] = [];
  const close = () => {
    const text = plainLine(explained.join(" "));
    if (text)
      pieces.push({
        kind: "row",
        text: `${term}: ${text}`,
        markdown: `- **${term}**: ${text}`,
        subject: term,
      });
    explained = [];
  };
  const lines = markdown.split("\n");
  for (const [at, line] of lines.entries()) {
    const begins = EXPLANATION.test(line);
    if (!begins && EXPLANATION.test(lines[at + 1] ?? "")) {
      close();
      term = plainLine(line).replace(/\*/g, "");
    } else explained.push(line.replace(EXPLANATION, ""));
  }
  close();
  return pieces;
}

/** The few words before the verb or the colon that tell what is spoken of. */
const SUBJECT =
  /^((?:[^\s:,]+ ){0,6}?[^\s:,]+)(?:,[^,]{1,60},)?(?: (?:is|are|means|refers? to|stands for|describes|has|holds) |:\s| [–—-] )/;

/** Whether a unit promises what comes next. */
export function announces({ text }: Pick<Unit, "text">): boolean {
  return /[:：]["'”’)\]*_]*$/u.test(text);
}

/** Two that differ in signs alone say the same; what has no letters is itself. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "") || text;
}

const COMPLETE = /[.!?:;…。！？：；؟۔।]["'”’»」』）)\]`]*$/;

/** A line of its own without an end is a label or a part of an unmarked list. */
function sentence(text: string): Piece {
  return COMPLETE.test(text)
    ? { kind: "sentence", text, markdown: text, subject: SUBJECT.exec(text)?.[1] }
    : { kind: "fragment", text, markdown: `- ${text}` };
}

function listItems({ ordered, start, items }: Block & { type: "list" }): Piece[] {
  return items.map((item, at) => {
    const mark = ordered ? `${start + at}. ` : "- ";
    const inner = blocksOf(item).flatMap(linesInItem).join("\n");
    const text = plainLine(item);
    return {
      kind: "item",
      text,
      ...(ordered && { step: start + at }),
      subject: SUBJECT.exec(text)?.[1],
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

/** A row reads as what it is about, and its other cells with their column's name, since the head does not come along. */
function tableRow(header: readonly string[], cells: readonly string[]): Piece {
  const told = cells
    .map((cell, at) => ({ column: plainLine(header[at] ?? ""), value: plainLine(cell) }))
    .filter(({ value }) => value !== "");
  const text = told.map(cellText).join("; ");
  const [key, ...others] = told;
  const rest = others.map(cellText).join("; ");
  const isKeyed = key !== undefined && rest !== "" && cells[0]?.trim() !== "" && !/[*`]/.test(key.value);
  const name = key && (VALUE.test(key.value) ? cellText(key) : key.value);
  const markdown = isKeyed ? `- **${name}** – ${rest}` : `- ${text}`;
  return { kind: "row", text, markdown, subject: key?.value };
}

/** An amount says nothing without its column's name; a code or a name does. */
const VALUE = /(?<![\p{L}\p{N}_-])\d/u;

function cellText({ column, value }: { readonly column: string; readonly value: string }): string {
  return column ? `${column}: ${value}` : value;
}

function codeBlock(language: string, code: string): Piece {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return { kind: "code", text: code, language, markdown: `${fence}${language}\n${code}\n${fence}` };
}
