import { counted } from "../../text/counted.ts";
import { oneLine } from "../printable.ts";
import { type Row, type Span, span } from "../text/row.ts";
import { numberText, shareText, thresholdValueText } from "./figures.ts";
import { heading, type List } from "./list.ts";
import type { LoadThreshold, LoadView } from "./load-view.ts";

/** The thresholds as they stand, those that are crossed first. */
export function thresholdList({ thresholds }: LoadView): List {
  const crossed = thresholds.filter((each) => each.crossed);
  const items = [...crossed, ...thresholds.filter((each) => !each.crossed)].map(thresholdRow);
  const first = crossed[0];
  if (!first) {
    const text = thresholds.length === 0 ? "none" : `${counted(thresholds.length, "threshold")} kept so far`;
    const head = heading("limits", span(text));
    return { heading: head, short: head, items };
  }
  const head = heading("limits", span(`${crossed.length} of ${thresholds.length} crossed`, BAD));
  return { heading: head, short: [...head, span("  "), ...thresholdRow(first)], items };
}

function thresholdRow(threshold: LoadThreshold): Row {
  const { crossed, value } = threshold;
  const mark = value === null ? span("  ") : markOf(!crossed);
  const seen = span(`${thresholdValueText(threshold)} `, crossed ? BAD : undefined);
  return [mark, seen, span(oneLine(threshold.threshold))];
}

/** The checks, those that failed most first. */
export function checkList({ checks }: LoadView): List {
  const each = Object.entries(checks).sort(([, one], [, other]) => other.fails - one.fails);
  const passes = sum(each.map(([, check]) => check.passes));
  const fails = sum(each.map(([, check]) => check.fails));
  const rate = passes + fails === 0 ? null : passes / (passes + fails);
  const head = heading("checks", span(shareText(rate), fails > 0 ? BAD : undefined));
  const items = each.map(([name, check]) => [
    markOf(check.fails === 0),
    span(oneLine(name)),
    ...(check.fails === 0 ? [] : [span(`  ${numberText(check.fails)} failed`, BAD)]),
  ]);
  const worst = items[0];
  return { heading: head, short: fails === 0 || !worst ? head : [...head, span("  "), ...worst], items };
}

/** The errors by reason, the most frequent first. */
export function errorList({ errors: { rate, reasons } }: LoadView): List {
  const each = Object.entries(reasons).sort(([, one], [, other]) => other - one);
  const head = heading("errors", span(shareText(rate), each.length > 0 ? BAD : undefined));
  const texts = each.map(([reason, times]) => `${numberText(times)} ${oneLine(reason)}`);
  return {
    heading: head,
    short: texts.length === 0 ? head : [...head, span(`  ${texts.join(", ")}`)],
    items: texts.map((text) => [span(`  ${text}`)]),
  };
}

function markOf(holds: boolean): Span {
  return holds ? span("✓ ", { color: "green" }) : span("✗ ", BAD);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

const BAD = { bold: true, color: "red" } as const;
