import type { Style } from "../../../cli/styles.ts";
import { shortened } from "../../../core/shortened.ts";
import { type Block, line, span } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import type { Comparison, ComparisonOutcome, PairedScore } from "../../baseline/comparison.ts";
import { COMPARISON_WORDS, type IdList, idLists, smallestDrop } from "../comparison-words.ts";
import { change, range, share } from "../figures.ts";
import { mostChanged, scoreProbability } from "../score-change.ts";

const MOST_IDS = 5;
const MOST_SCORES = 3;
const LONGEST_ID = 60;

/** How the run stands to its baseline. */
export function comparisonBlock(comparison: Comparison | undefined, columns: number): Block {
  if (!comparison) return [];
  const { outcome, because, scores } = comparison;
  return [
    [span("beside the baseline: ", "bold"), span(COMPARISON_WORDS[outcome], OUTCOME_STYLES[outcome])],
    ...wrapped(`  ${because}`, { columns, indent: 2, most: 4 }),
    ...passLines(comparison, columns),
    ...idLists(comparison).flatMap((list) => idsBlock(list, columns)),
    ...changedBlock(comparison, columns),
    ...scoresBlock(scores, columns),
  ];
}

const OUTCOME_STYLES: Readonly<Record<ComparisonOutcome, Style>> = {
  same: "green",
  better: "green",
  worse: "red",
  "not-enough-to-tell": "yellow",
};

function passLines(comparison: Comparison, columns: number): Block {
  const { before, after } = comparison.verdicts;
  if (before === null || after === null) return [];
  const drop = smallestDrop(comparison);
  const said = `  pass ${share(before)} → ${share(after)}${drop === undefined ? "" : `; ${drop}`}`;
  return wrapped(said, { columns, indent: 4, most: 2 });
}

/** Of those that only one run has the number is enough. */
function changedBlock(comparison: Comparison, columns: number): Block {
  const parts = [
    ...comparison.changed.map(({ what, before, after }) => `${what} ${before} → ${after}`),
    ...idLists(comparison)
      .filter(({ kind, ids }) => kind === "elsewhere" && ids.length > 0)
      .map(({ words, ids }) => `${ids.length} ${words}`),
  ];
  if (parts.length === 0) return [];
  return wrapped(`  changed: ${parts.join(", ")}`, { columns, indent: 4, most: 2 });
}

const ID_STYLES = { bad: "red", good: "green", unknown: "yellow" } as const;

function idsBlock({ words, kind, ids }: IdList, columns: number): Block {
  if (kind === "elsewhere" || ids.length === 0) return [];
  const more = ids.length - MOST_IDS;
  const first = ids.slice(0, MOST_IDS).map((id) => shortened(id, LONGEST_ID));
  const shown = `  ${words} ${ids.length}: ${first.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return wrapped(shown, { columns, indent: 4, most: 2, style: ID_STYLES[kind] });
}

function scoresBlock(scores: readonly PairedScore[], columns: number): Block {
  const changed = mostChanged(scores);
  if (changed.length === 0) return [];
  const shown = changed.slice(0, MOST_SCORES);
  const of =
    changed.length > shown.length ? `the ${shown.length} of ${changed.length} that changed most` : "";
  return [
    line(`  scores that differ${of && `, ${of}`}; they fail nothing:`),
    ...shown.flatMap((score) => wrapped(scoreText(score, scores), { columns, indent: 6, most: 2 })),
  ];
}

function scoreText(score: PairedScore, scores: readonly PairedScore[]): string {
  const { metric, pairs, before, after, interval } = score;
  const p = scoreProbability(score, scores);
  const by = `by ${range(interval, change)}, n=${pairs}, p ${p.startsWith("<") ? p : `= ${p}`}`;
  return `    ${metric} ${share(before)} → ${share(after)}, ${by}`;
}
