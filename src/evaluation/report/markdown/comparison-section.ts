import type { Comparison } from "../../baseline/comparison.ts";
import { COMPARISON_WORDS, type IdList, idLists, smallestDrop } from "../comparison-words.ts";
import { change, probability, range, share } from "../figures.ts";
import { scoreProbability } from "../score-change.ts";
import { code, prose } from "./inert.ts";
import { section } from "./metrics-section.ts";
import { table } from "./table.ts";

const MOST_IDS = 20;
const LONGEST_ID = 100;
const LONGEST_REASON = 400;

/** What became of the cases that the baseline has too, and how their scores changed. */
export function comparisonSection(comparison: Comparison | undefined): string[] {
  if (!comparison) return [];
  const { outcome, because, changed } = comparison;
  return section("Beside the baseline", [
    `**${COMPARISON_WORDS[outcome]}**: ${prose(because, LONGEST_REASON)}.`,
    ...listOf([
      passesLine(comparison),
      ...idLists(comparison).flatMap(idsLine),
      ...changed.map(
        ({ what, before, after }) => `${what}: ${code(before, LONGEST_ID)} became ${code(after, LONGEST_ID)}`,
      ),
    ]),
    ...scoresTable(comparison),
  ]);
}

function listOf(lines: readonly string[]): string[] {
  return [lines.map((line) => `- ${line}`).join("\n")];
}

function passesLine(comparison: Comparison): string {
  const { before, after, p } = comparison.verdicts;
  const drop = smallestDrop(comparison);
  const passes = `${share(before)} before, ${share(after)} after (p ${probability(p)})`;
  return `passes of ${comparison.pairs} pairs: ${passes}${drop === undefined ? "" : `; ${drop}`}`;
}

function idsLine({ words, ids }: IdList): string[] {
  if (ids.length === 0) return [];
  const shown = ids.slice(0, MOST_IDS).map((id) => code(id, LONGEST_ID));
  const more = ids.length - shown.length;
  return [`${words} (${ids.length}): ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`];
}

function scoresTable({ scores }: Comparison): string[] {
  const rows = scores.map((score) => [
    code(score.metric, LONGEST_ID),
    share(score.before),
    share(score.after),
    change(score.after - score.before),
    range(score.interval, change),
    scoreProbability(score, scores),
    `${score.pairs}`,
  ]);
  const numbers = ["Before", "After", "Change"].map((title) => ({ title, isNumber: true }));
  const rest = [
    { title: "95 % interval" },
    { title: "p", isNumber: true },
    { title: "Pairs", isNumber: true },
  ];
  return table([{ title: "Score" }, ...numbers, ...rest], rows);
}
