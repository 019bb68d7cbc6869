import type { Style } from "../cli/styles.ts";
import { cutTo, lettersOf, textWidth, widthOf } from "../text/letters.ts";
import { type Block, line, span } from "./line.ts";

export interface Wrapping {
  readonly columns: number;
  /** Of each line but the first, which has it in its text. */
  readonly indent: number;
  /** What does not fit on so many lines is cut. */
  readonly most: number;
  readonly style?: Style;
}

/** A sentence on as many lines as it needs, broken between words where that is possible. */
export function wrapped(text: string, { columns, indent, most, style }: Wrapping): Block {
  const lines = [""];
  const behind = " ".repeat(indent);
  // The text may begin with its indent.
  for (const word of words(span(text).text, columns - indent)) {
    const last = lines.at(-1) ?? "";
    if (textWidth(last + word.trimEnd()) <= columns) lines[lines.length - 1] = last + word;
    else lines.push(behind + word.trimStart());
  }
  const shown = lines.slice(0, most);
  // The two are wider than a line, else they were one.
  if (lines.length > most) shown.push(cutTo(`${shown.pop() ?? ""}${lines[most]?.trim()}`, columns));
  return shown.map((each) => line(each.trimEnd(), style));
}

/** With the spaces behind them; a word that is wider than a line comes in pieces. */
function words(text: string, columns: number): string[] {
  return (text.match(/\s*\S+\s*/g) ?? []).flatMap((word) =>
    textWidth(word) <= columns ? [word] : pieces(word, Math.max(2, columns)),
  );
}

function pieces(word: string, columns: number): string[] {
  const found = [""];
  let room = columns;
  for (const letter of lettersOf(word)) {
    const width = widthOf(letter);
    if (width > room) {
      found.push("");
      room = columns;
    }
    found[found.length - 1] += letter;
    room -= width;
  }
  return found;
}
