import { firstLetter, lastLetter } from "../../text/letters.ts";
import { printable } from "../printable.ts";
import type { KeyPress } from "./key-press.ts";

/** A line that is being typed: what stands before the cursor, and what stands at it and after. */
export interface EditedLine {
  readonly before: string;
  readonly after: string;
}

export const EMPTY_LINE: EditedLine = { before: "", after: "" };

export function lineOf(text: string): EditedLine {
  return { before: text, after: "" };
}

export function textOf({ before, after }: EditedLine): string {
  return before + after;
}

/** The line after a key, as in a shell; undefined for a key that does nothing to a line. */
export function editLine(line: EditedLine, press: KeyPress): EditedLine | undefined {
  if ("text" in press) return insert(line, printable(press.text));
  return MOVES.get(press.name)?.(line);
}

/** A pasted text stays one text whatever lines it has, and waits for Enter. */
export function pasteInto(line: EditedLine, pasted: string): EditedLine {
  return insert(line, printable(pasted).trimEnd());
}

/** Slack keeps no more of a message. */
const LONGEST = 40_000;

export function insert({ before, after }: EditedLine, text: string): EditedLine {
  const room = Math.max(0, LONGEST - before.length - after.length);
  return { before: before + text.slice(0, room), after };
}

type Move = (line: EditedLine) => EditedLine;

const toStart: Move = ({ before, after }) => ({ before: "", after: before + after });
const toEnd: Move = ({ before, after }) => ({ before: before + after, after: "" });
const eraseBefore: Move = ({ before, after }) => ({ before: withoutLast(before), after });
const eraseAfter: Move = ({ before, after }) => ({ before, after: after.slice(firstLetter(after).length) });

const MOVES: ReadonlyMap<string, Move> = new Map<string, Move>([
  ["left", ({ before, after }) => ({ before: withoutLast(before), after: lastLetter(before) + after })],
  [
    "right",
    ({ before, after }) => {
      const letter = firstLetter(after);
      return { before: before + letter, after: after.slice(letter.length) };
    },
  ],
  ["home", toStart],
  ["end", toEnd],
  ["backspace", eraseBefore],
  ["delete", eraseAfter],
  ["newline", (line) => insert(line, "\n")],
  ["ctrl-a", toStart],
  ["ctrl-d", eraseAfter],
  ["ctrl-e", toEnd],
  ["ctrl-k", ({ before }) => ({ before, after: "" })],
  ["ctrl-u", ({ after }) => ({ before: "", after })],
  ["ctrl-w", ({ before, after }) => ({ before: withoutLastWord(before), after })],
]);

function withoutLast(text: string): string {
  return text.slice(0, text.length - lastLetter(text).length);
}

function withoutLastWord(text: string): string {
  const words = text.trimEnd();
  return words.slice(0, Math.max(words.lastIndexOf(" "), words.lastIndexOf("\n")) + 1);
}
