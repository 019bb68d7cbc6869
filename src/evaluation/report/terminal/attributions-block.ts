import { type Block, cell, cellAtRight, line, span } from "../../../terminal-text/line.ts";
import { ATTRIBUTIONS } from "../../judge/verdict.ts";
import type { RunEnd } from "../reporter.ts";

const BAR_WIDTH = 16;
const REASON_WIDTH = 18;
const VALUE_WIDTH = 7;

/** What the failures come from, the most first. */
export function attributionsBlock({ head, summary: { counts, failures } }: RunEnd): Block {
  const found = ATTRIBUTIONS.filter((name) => failures[name] > 0);
  if (found.length === 0) return [];
  const sorted = found.toSorted((one, other) => failures[other] - failures[one]);
  const most = failures[sorted[0] ?? "wrong-answer"];
  return [
    line(`failed ${counts.failed}${head.repeat > 1 ? ` of ${counts.results} answers` : ""}`, "bold"),
    ...sorted.map((name) => [
      span("  "),
      cell(name, REASON_WIDTH),
      cellAtRight(String(failures[name]), VALUE_WIDTH),
      span(" "),
      span("█".repeat(Math.max(1, Math.round((failures[name] / most) * BAR_WIDTH))), "red"),
    ]),
  ];
}
