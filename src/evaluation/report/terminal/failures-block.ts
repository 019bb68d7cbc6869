import { type Block, line, span } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import { textWidth } from "../../../text/letters.ts";
import { printable } from "../../../text/printable.ts";
import type { Summary } from "../../metrics/summary.ts";
import { BROKE } from "../failure-words.ts";
import { failureLine, failureLines, MARK, type Widths } from "./failure-lines.ts";
import type { KeptFailure, KeptFailures } from "./kept-failures.ts";

/** Of so few there is room for the whole reason. */
const FEW = 5;
/** Less of a reason tells nothing: then it has a line of its own. */
const LEAST_REASON = 30;

/** The failures that tell most, with their place and why. */
export function failedBlock(failed: KeptFailures["failed"], columns: number): Block {
  const [first, all] = [failed.first(), failed.all()];
  if (all === 0) return [];
  const widths = widthsOf(first);
  const isShort = first.length > FEW && columns - widthOf(widths) >= LEAST_REASON;
  const more = all - first.length;
  return [
    [
      span("what failed, and why", "bold"),
      ...(widths.mark > 0 ? [span(`  ${BROKE}: it passed in the baseline`, "dim")] : []),
    ],
    ...first.flatMap((each) =>
      isShort ? [failureLine(each, widths)] : failureLines(each, columns, first.length > FEW ? 1 : 2, "red"),
    ),
    ...(more > 0 ? wrapped(moreOf(more), { columns, indent: 4, most: 2, style: "dim" }) : []),
  ];
}

function moreOf(more: number): string {
  return `  … and ${more} more; --json or --html FILE has all of them`;
}

/** The first that have no verdict. */
export function withoutVerdictBlock(
  kept: KeptFailures["withoutVerdict"],
  { stale, infrastructure, unsupported }: Summary["counts"],
  columns: number,
): Block {
  const [first, all] = [kept.first(), kept.all()];
  if (all === 0) return [];
  const kinds = [
    stale > 0 && `${stale} of a stale cassette`,
    infrastructure > 0 && `${infrastructure} of an infrastructure error`,
    unsupported > 0 && `${unsupported} of an assertion that cannot be judged`,
  ].filter((kind) => kind !== false);
  const more = all - first.length;
  return [
    line(`without a verdict: ${kinds.join(", ")}`, "bold"),
    ...first.flatMap((each) => failureLines(each, columns, 2, "yellow")),
    ...(more > 0 ? [line(`  … and ${more} more`, "dim")] : []),
  ];
}

const WIDEST = { id: 24, place: 20 } as const;

/** Columns as wide as what is in them. */
function widthsOf(first: readonly KeptFailure[]): Widths {
  const longest = (texts: readonly string[], most: number) =>
    Math.min(most, Math.max(0, ...texts.map((text) => textWidth(printable(text)))));
  return {
    mark: first.some(({ broke }) => broke) ? MARK.length : 0,
    id: longest(
      first.map(({ id }) => id),
      WIDEST.id,
    ),
    place: longest(
      first.map(({ file, line: at }) => `${file}:${at}`),
      WIDEST.place,
    ),
  };
}

function widthOf(widths: Widths): number {
  const empty = { id: "", file: "", line: 0, reason: "", because: "", broke: false };
  return failureLine(empty, widths).reduce((sum, { text }) => sum + textWidth(text), 0);
}
