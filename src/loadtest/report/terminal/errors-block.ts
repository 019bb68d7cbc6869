import { shortened } from "../../../core/shortened.ts";
import { type Block, line } from "../../../terminal-text/line.ts";
import { counted } from "../../../text/counted.ts";
import { printable } from "../../../text/printable.ts";
import { numberText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";
import { title } from "./heading.ts";
import { INDENT } from "./metric-line.ts";

const MOST = 5;

/** Why questions had no right end. */
export function errorsBlock({ errors }: Pick<LoadResult, "errors">, columns: number): Block {
  if (errors.length === 0) return [];
  const shown = errors.slice(0, MOST).map(({ reason, count }) => {
    const times = numberText(count);
    const words = shortened(printable(reason), columns - INDENT.length - times.length - 2);
    return line(`${INDENT}${times}  ${words}`);
  });
  const rest = errors.length - shown.length;
  return [
    title("ERRORS"),
    ...shown,
    ...(rest > 0 ? [line(`${INDENT}and ${counted(rest, "other reason")}`, "dim")] : []),
  ];
}
