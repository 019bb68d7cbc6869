const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
/** No character that a reader sees is longer, save for letters under a heap of marks. */
const LONGEST_CHARACTER = 64;

/** A text of at most so many UTF-16 units; a longer one is cut between two characters as a reader sees them, and ends in "…". */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${cutAt(text, most - 1).trimEnd()}…` : text;
}

/** The beginning of a text, at most so long, never with half of an emoji or of a letter with its marks at the end. */
export function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = Math.max(0, most - LONGEST_CHARACTER);
  let end = from;
  for (const { index, segment } of segmenter.segment(text.slice(from, most + LONGEST_CHARACTER))) {
    if (from + index + segment.length > most) break;
    end = from + index + segment.length;
  }
  // A heap of marks may be cut, though not a sign of two units.
  return end > from ? text.slice(0, end) : text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}
