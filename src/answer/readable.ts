import type { Passage } from "../core/answer.ts";

/** What stands where somebody will write later. */
const LATER =
  /^(?:(?:todo|tbd|tba|tbc|fixme|xxx|wip)(?:[:\s(].*)?|(?:coming soon|under construction|work in progress|to be (?:added|announced|decided|defined|done|written)|lorem ipsum.*)[.!…]*|)$/iu;
const MARKS = /^[\s>*_#`|[\]()–—.…:!-]+|[\s*_`|[\]()–—.…:!-]+$/gu;

/** A longer line is no mere note. */
const LONGEST_NOTE = 200;

/** Whether a passage says anything: one of a heading alone, or of a note that it is still to be written, does not. */
export function isReadable({ text }: Pick<Passage, "text">): boolean {
  return text.split("\n").some((line) => {
    const said = line.trim();
    return said.length > LONGEST_NOTE || !LATER.test(said.replace(MARKS, ""));
  });
}
