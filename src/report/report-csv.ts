import type { Report } from "./report.ts";

type Cell = string | number;

/** Each table that a report has, for a spreadsheet. */
export const CSV_TABLES = {
  days: ({ usage }) => [
    ["day", "questions", "askers", "answered", "refused", "cost_usd"],
    ...usage.days.map(({ day, questions, askers, answered, refused, costUsd }) => [
      day,
      questions,
      askers,
      answered,
      refused,
      costUsd,
    ]),
  ],
  weeks: ({ usage }) => [
    ["week", "questions", "askers"],
    ...usage.weeks.map(({ week, questions, askers }) => [week, questions, askers]),
  ],
  models: ({ cost }) => [
    ["model", "answers", "input_tokens", "output_tokens", "cache_read_tokens", "cost_usd"],
    ...cost.models.map(({ model, answers, inputTokens, outputTokens, cacheReadTokens, costUsd }) => [
      model,
      answers,
      inputTokens,
      outputTokens,
      cacheReadTokens,
      costUsd ?? "",
    ]),
  ],
  teams: ({ cost }) => [
    ["team", "questions", "askers", "cost_usd"],
    ...cost.teams.map(({ team, questions, askers, costUsd }) => [team, questions, askers, costUsd]),
  ],
  gaps: ({ gaps }) => [
    ["question", "refused", "not_helped", "last_asked_at"],
    ...gaps.map(({ question, refused, notHelped, lastAskedAt }) => [
      question,
      refused,
      notHelped,
      lastAskedAt.toISOString(),
    ]),
  ],
  sources: ({ sources }) => [
    ["source", "answers"],
    ...sources.map(({ source, answers }) => [source, answers]),
  ],
} as const satisfies Record<string, (report: Report) => (readonly Cell[])[]>;

export type CsvTable = keyof typeof CSV_TABLES;

/** One table as RFC 4180 has it: a header, lines that end with CR LF, quotes doubled. */
export function csvOf(report: Report, table: CsvTable): string {
  return CSV_TABLES[table](report)
    .map((row) => `${row.map(cellOf).join(",")}\r\n`)
    .join("");
}

/** A text that a spreadsheet would take for a formula is told to be a text: anybody in Slack may have written it. */
function cellOf(cell: Cell): string {
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
