import type { Sample } from "./curve.ts";

const COLUMNS = 80;
const ROWS = 14;
const LABEL = 4;

/** Questions answered, to the right, against memory in MiB, upwards from 0 to the bound; above it is cut. */
export function chartOf(samples: readonly Sample[], questions: number, bound: number): string {
  const heights = columnsOf(samples, questions).map((mib) => mib && Math.round((mib / bound) * ROWS));
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const row = ROWS - index;
    const label = String(Math.round((bound * row) / ROWS)).padStart(LABEL);
    const line = heights.map((height) => (Math.min(ROWS, height ?? 0) === row ? "*" : " ")).join("");
    return `${label} |${line}`.trimEnd();
  });
  const axis = `${"0".padStart(LABEL)} +${"-".repeat(COLUMNS)}`;
  const ends = `${" ".repeat(LABEL + 2)}0${`${questions} questions`.padStart(COLUMNS - 1)}`;
  return ["MiB", ...rows, axis, ends].join("\n");
}

/** The highest of the samples that fall into each column. */
function columnsOf(samples: readonly Sample[], questions: number): (number | undefined)[] {
  const columns: (number | undefined)[] = Array.from({ length: COLUMNS }, () => undefined);
  for (const { answered, mib } of samples) {
    const column = Math.min(COLUMNS - 1, Math.floor((answered / questions) * COLUMNS));
    columns[column] = Math.max(columns[column] ?? 0, mib);
  }
  return columns;
}
