const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The segmenter ends a sentence after these, though none ends there. */
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|fig)\.|\b\p{Lu}\.)\s*$/iu;

/** Splits prose into its sentences. A line break inside of a sentence counts as a space. */
export function sentencesOf(prose: string): string[] {
  return statementsOf(prose).flatMap(segment);
}

/** Shorter lines were ended by their author, not by the width of a page. */
const WRAPPED_LINE = 60;
const ENDS = /[.!?:;]["'”’)\]]*$/;
const BEGINS = /^[\p{Lu}\p{N}"'“‘([`]/u;

/** The stretches between those line breaks that end a statement: notes and lists are often written so. */
function statementsOf(prose: string): string[] {
  const statements: string[] = [];
  let open = "";
  let previous = "";
  for (const line of prose.split("\n").map((text) => text.trim())) {
    if (!line) continue;
    const ended = ENDS.test(previous) || (open.length < WRAPPED_LINE && BEGINS.test(line));
    previous = line;
    if (open && ended) {
      statements.push(open);
      open = line;
    } else open = open ? `${open} ${line}` : line;
  }
  return open ? [...statements, open] : statements;
}

function segment(statement: string): string[] {
  const sentences: string[] = [];
  let open = "";
  for (const { segment } of segmenter.segment(statement)) {
    open += segment;
    if (ABBREVIATION.test(segment)) continue;
    if (open.trim()) sentences.push(open.trim());
    open = "";
  }
  return open.trim() ? [...sentences, open.trim()] : sentences;
}
