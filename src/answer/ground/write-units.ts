import type { DraftBlock } from "./draft-blocks.ts";
import type { Judged } from "./judge.ts";

/** What is written of one block. */
interface Written {
  readonly block: DraftBlock;
  readonly at: number;
  readonly words: string;
}

const NUMBER = /^([ \t]*)(\d{1,9})([.)].*)$/s;

/** Writes units as Markdown: steps keep a count without gaps, and blocks stay apart that were. */
export function writeUnits(kept: readonly Judged[]): string {
  let text = "";
  let previous: Written | undefined;
  const counts = new Map<string, { written: number; counted: number }>();
  for (const written of blocksOf(kept)) {
    text +=
      (previous ? gapBetween(previous, written) : "") + leadOf(written, previous, counts) + written.words;
    previous = written;
  }
  return text;
}

function blocksOf(kept: readonly Judged[]): Written[] {
  const byBlock = Map.groupBy(kept, ({ unit }) => unit.at);
  return [...byBlock].flatMap(([at, units]) => {
    const block = units[0]?.unit.block;
    const words = beginning(block, units.map(wordsOf).join("").trim());
    return block && words
      ? [{ block, at, words: block.kind === "code" ? units.map(wordsOf).join("") : words }]
      : [];
  });
}

/** Where what stood before is left out, a sign must not begin a row, a quotation or a heading, nor tell where a link leads. */
function beginning(block: DraftBlock | undefined, words: string): string {
  const read = block?.kind === "prose" ? words.replace(BLOCK_SIGNS, "") : words;
  return read.replace(DEFINITION, "$1 :");
}

const BLOCK_SIGNS = /^(?:[|>#\s]|(?:[-*+]|\d{1,9}[.)])(?:\s|$)|[-_*=](?:[ \t]*[-_*=])+[ \t]*(?:\n|$))+/;
const DEFINITION = /^([ \t]*\[[^\]\n]{1,200}\]):/gm;

function wordsOf({ unit, markers }: Judged): string {
  if (!markers) return unit.text;
  const place = unit.block.kind === "code" ? "\n" : " ";
  return `${unit.text.trimEnd()}${place}${markers.map((number) => `[${number}]`).join("")}`;
}

function gapBetween(previous: Written, { block, at }: Written): string {
  const isNext = previous.at === at - 1;
  const isList = previous.block.kind === "item" && block.kind === "item";
  if (block.apart) return "\n\n";
  return isNext || isList ? "\n" : "\n\n";
}

type Counts = Map<string, { written: number; counted: number }>;

/** A step behind one that was left out takes its number. */
function leadOf({ block }: Written, previous: Written | undefined, counts: Counts): string {
  // White space before words that belong to no list would make code of them.
  if (block.kind === "prose")
    return previous?.block.kind === "item" && block.lead.length >= 2 ? block.lead : "";
  if (block.kind === "code") return "";
  const [, indent, number, rest] = NUMBER.exec(block.lead) ?? [];
  if (block.kind !== "item" || indent === undefined || number === undefined) return block.lead;
  const last = counts.get(indent);
  const written = Number(number);
  const goesOn = last !== undefined && written > last.written && previous?.block.kind !== "heading";
  const counted = goesOn ? last.counted + 1 : written;
  counts.set(indent, { written, counted });
  return `${indent}${counted}${rest}`;
}
