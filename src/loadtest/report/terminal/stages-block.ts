import { type Block, cell, cellAtRight, EMPTY, type Line, line, span } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import type { StageUse } from "../../resources/stage-use.ts";
import { durationText, rateText, shareText } from "../figures.ts";
import { RESOURCES } from "../shown-resources.ts";
import type { StageResult } from "../stage-result.ts";
import { title } from "./heading.ts";
import { INDENT } from "./metric-line.ts";

const NAME_WIDTH = 16;
const WIDTHS = [10, 10, 9, 9, 9, 8] as const;
const HEADS = ["planned", "sent", "med", "p(95)", "p(99)", "errors"] as const;
/** A journal or a long list of ramps may have many. */
const MOST = 20;

/** What each stage came to, with the bot's resources under it. */
export function stagesBlock(stages: readonly StageResult[], columns: number): Block {
  if (stages.length === 0) return [];
  const left = stages.length - MOST;
  return [
    title("STAGES"),
    EMPTY,
    rowOf("", HEADS, "dim"),
    ...stages.slice(0, MOST).flatMap((stage) => stageLines(stage, columns)),
    ...(left > 0 ? [line(`${INDENT}and ${left} more; --json or --html FILE has all of them`, "dim")] : []),
  ];
}

function stageLines(stage: StageResult, columns: number): Line[] {
  const { name, from, to, planned, sent, errors, p50, p95, p99, resources } = stage;
  const seconds = to - from;
  const rate = (count: number) => (seconds > 0 ? rateText(count / seconds) : "–");
  const share = sent === 0 ? null : errors / sent;
  return [
    rowOf(name, [rate(planned), rate(sent), ...[p50, p95, p99].map(durationText), shareText(share)]),
    ...(resources ? resourceLines(resources, columns) : []),
  ];
}

function rowOf(name: string, cells: readonly string[], style?: "dim"): Line {
  return [
    span(INDENT),
    cell(name, NAME_WIDTH, style),
    ...cells.map((text, at) => cellAtRight(text, WIDTHS[at] ?? 0, style)),
  ];
}

/** What is not known is left out. */
function resourceLines(resources: StageUse, columns: number): Block {
  const known = RESOURCES.flatMap(({ short, read }) => {
    const text = read(resources);
    return text === undefined ? [] : [`${short} ${text}`];
  });
  const indent = INDENT.length + 2;
  return wrapped(`${" ".repeat(indent)}${known.join(", ")}`, { columns, indent, most: 3, style: "dim" });
}
