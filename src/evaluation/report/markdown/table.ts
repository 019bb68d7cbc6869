/** A column; numbers stand to the right. */
export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** A table of cells that are Markdown already; without rows there is none. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const lines = [
    columns.map(({ title }) => title),
    columns.map(({ isNumber }) => (isNumber ? "--:" : "---")),
    ...rows,
  ];
  return [lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")];
}

/** The first rows of a table, and a line that counts the others. */
export function firstRows(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  all: number,
  noun: string,
): string[] {
  const more = all - rows.length;
  return [...table(columns, rows), ...(more > 0 ? [`… and ${more} more ${noun}.`] : [])];
}
