import { endsSentence } from "./abbreviations.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
/** The signs in code and in addresses end no sentence. */
const OPAQUE = /`[^`]*`|\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;
/** No abbreviation is longer, and none is told by more of what follows it. */
const LOOK_AROUND = 24;

/** Splits prose into its sentences. A line break inside of a sentence counts as a space. */
export function sentencesOf(prose: string): string[] {
  return statementsOf(prose).flatMap(segment);
}

/** Shorter lines were ended by their author, not by the width of a page. */
const WRAPPED_LINE = 60;
const ENDS = /[.!?。！？؟۔।]["'”’»」』）)\]]*$/;
/** What follows these on a line of its own is the same sentence still, where it goes on in small letters. */
const PAUSES = /[:;]["'”’)\]]*$/;
const GOES_ON = /^\p{Ll}/u;
const BEGINS = /^[\p{Lu}\p{N}"'“‘([`]/u;

/** The stretches between those line breaks that end a statement: notes and lists are often written so. */
function statementsOf(prose: string): string[] {
  const statements: string[] = [];
  let open = "";
  let previous = "";
  for (const line of prose.split("\n").map((text) => text.trim())) {
    if (!line) continue;
    const paused = PAUSES.test(previous) && !GOES_ON.test(line);
    const stopped = ENDS.test(previous) && endsSentence(previous.slice(-LOOK_AROUND), line);
    const ended = stopped || paused || (open.length < WRAPPED_LINE && BEGINS.test(line));
    previous = line;
    if (open && ended) {
      statements.push(open);
      open = line;
    } else open = open ? `${open} ${line}` : line;
  }
  return open ? [...statements, open] : statements;
}

function segment(statement: string): string[] {
  // Of the same length, and with a first letter as sentences have it.
  const masked = statement.replace(OPAQUE, ({ length }) => "X".repeat(length));
  const sentences: string[] = [];
  let from = 0;
  for (const { index, segment } of segmenter.segment(masked)) {
    const end = index + segment.length;
    const before = statement.slice(Math.max(from, end - LOOK_AROUND), end).trim();
    if (end < statement.length && !endsSentence(before, statement.slice(end, end + LOOK_AROUND))) continue;
    const sentence = statement.slice(from, end).trim();
    if (sentence) sentences.push(sentence);
    from = end;
  }
  return sentences;
}
