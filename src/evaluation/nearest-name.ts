/** A name that holds what was given, or else the one that takes the fewest letters to mend. */
export function nearestName<Name extends string>(
  given: string,
  names: readonly [Name, ...(readonly Name[])],
): Name {
  const typed = given.toLowerCase();
  const holding = names.find((name) => name.includes(typed));
  if (holding) return holding;
  return names.reduce((nearest, name) => (edits(typed, name) < edits(typed, nearest) ? name : nearest));
}

/** Levenshtein's distance, row by row. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [above, letter] of [...from].entries()) {
    const next = [above + 1];
    for (const [at, wanted] of [...to].entries())
      next.push(
        Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === wanted ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
