/** A line of what others wrote: it may hold control characters, which a terminal would obey. */
export function printable(line: string): string {
  return line.replace(/\p{Cc}+/gu, " ");
}
