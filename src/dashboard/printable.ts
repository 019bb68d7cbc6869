import { stripVTControlCharacters } from "node:util";

const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
const CONTROLS = /(?!\n)\p{Control}/gu;
const TAB = "    ";

/** Text that moves no cursor and changes no colour wherever it comes from; of the control characters it keeps `\n`. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .toWellFormed()
    .replace(LINE_ENDS, "\n")
    .replaceAll("\t", TAB)
    .replace(CONTROLS, "");
}

/** Text that stays on its row as well. */
export function oneLine(text: string): string {
  return printable(text).replaceAll("\n", " ");
}
