import { type Block, cell, span } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import { textWidth } from "../../../text/letters.ts";
import { numberText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";
import { title } from "./heading.ts";
import { INDENT } from "./metric-line.ts";

const GAP = 2;

/** How the questions of each kind ended: `fresh  58 answered, 2 refused`. */
export function outcomesBlock({ outcomes }: Pick<LoadResult, "outcomes">, columns: number): Block {
  if (outcomes.length === 0) return [];
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  const width = Math.max(...kinds.map(textWidth)) + GAP;
  return [
    title("OUTCOMES"),
    ...kinds.flatMap((kind) => {
      const own = outcomes.filter((each) => each.kind === kind);
      const says = own.map(({ outcome, count }) => `${numberText(count)} ${outcome}`).join(", ");
      const lines = wrapped(says, { columns: columns - INDENT.length - width, indent: 0, most: 3 });
      return lines.map((line, at) => [span(INDENT), cell(at === 0 ? kind : "", width), ...line]);
    }),
  ];
}
