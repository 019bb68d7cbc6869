import { type Block, line } from "../../../terminal-text/line.ts";
import { durationText, shareText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";
import { title } from "./heading.ts";
import { INDENT } from "./metric-line.ts";

/** Each run of the same load on a line of its own. */
export function repeatsBlock({ repeats = [] }: Pick<LoadResult, "repeats">): Block {
  if (repeats.length < 2) return [];
  const lines = repeats.map(({ verdict, p50, p95, p99, errors }, at) => {
    const number = String(at + 1).padStart(String(repeats.length).length);
    const times = `p(50) ${durationText(p50)}, p(95) ${durationText(p95)}, p(99) ${durationText(p99)}`;
    return line(`${INDENT}${number}  ${verdict.padEnd(WIDEST)}  ${times}, errors ${shareText(errors)}`);
  });
  return [title("REPEATS"), line(`${INDENT}All other figures are of the last.`, "dim"), ...lines];
}

/** `checks-failed`. */
const WIDEST = 13;
