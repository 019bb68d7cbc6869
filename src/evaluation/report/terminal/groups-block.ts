import { type Block, cell, cellAtRight, type Line, line, span } from "../../../terminal-text/line.ts";
import { endOf } from "../../../text/letters.ts";
import { printable } from "../../../text/printable.ts";
import type { Group, Summary } from "../../metrics/summary.ts";
import { ends, share } from "../figures.ts";
import { worstFirst } from "../worst-first.ts";
import { beside } from "./beside.ts";

const MOST = 5;
const NAME_WIDTH = 18;
const COUNT_WIDTH = 7;
const VALUE_WIDTH = 6;

/** The files and the tags in which not everything passed, the worst first. */
export function groupsBlock({ byFile, byTag }: Pick<Summary, "byFile" | "byTag">, columns: number): Block {
  return beside(groupBlock("by file", byFile), groupBlock("by tag", byTag), columns);
}

function groupBlock(title: string, groups: readonly Group[]): Block {
  if (groups.length < 2) return [];
  const bad = groups.filter(({ counts }) => counts.passed < counts.results).toSorted(worstFirst);
  if (bad.length === 0) return [];
  const more = bad.length - MOST;
  const good = groups.length - bad.length;
  // Beside another block there is room for few words.
  const rest = [more > 0 && `${more} more`, good > 0 && `${good} that all passed`].filter(
    (part) => part !== false,
  );
  return [
    line(title, "bold"),
    ...bad.slice(0, MOST).map(groupLine),
    ...(rest.length > 0 ? [line(`  … and ${rest.join(", ")}`, "dim")] : []),
  ];
}

function groupLine({ name, counts, metrics }: Group): Line {
  const { value, interval } = metrics.pass;
  return [
    span("  "),
    // The ends of paths differ, their beginnings seldom do.
    cell(endOf(printable(name), NAME_WIDTH), NAME_WIDTH),
    span(" "),
    cellAtRight(`${counts.passed}/${counts.results}`, COUNT_WIDTH),
    cellAtRight(share(value), VALUE_WIDTH),
    span(interval ? ` ${ends(interval)}` : "", "dim"),
  ];
}
