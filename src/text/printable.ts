/** Controls, ends of lines, and what turns the direction of writing, also of all that stands behind it. */
const OBEYED = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A line of what others wrote: it may hold control characters, which a terminal would obey. */
export function printable(line: string): string {
  return line.replace(OBEYED, " ");
}
