import type { Model } from "../client/model.ts";
import { oneLine } from "../printable.ts";
import { behind } from "../text/indented.ts";
import { EMPTY_ROW, type Row, row, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";

const KEYS: readonly (readonly [string, string])[] = [
  ["Enter", "sends what is typed; presses what is marked"],
  ["Alt-Enter", "begins a new line"],
  ["Tab", "completes @name and /command; else goes to what can be pressed"],
  ["↑ ↓", "go through messages, buttons and menus; Esc comes back to the line"],
  ["PgUp PgDn", "scroll"],
  ["Ctrl-G", "goes to a channel, a person or an app's home"],
  ["Ctrl-P", "makes you another person"],
  ["Ctrl-N", "leaves the thread that is written in"],
  ["Ctrl-O", "shows the shortcuts of the apps"],
  ["/upload PATH", "shares a file here"],
  ["Ctrl-A Ctrl-E", "go to the start and the end of the line"],
  ["Ctrl-U Ctrl-K Ctrl-W", "erase before the cursor, behind it, a word"],
  ["Ctrl-C", "leaves"],
];
const KEY_COLUMNS = 22;

/** All keys, then what is told of what runs, and what was noticed. */
export function helpRows({ facts, guide, notices }: Model, columns: number): Row[] {
  return [
    row("Keys", { bold: true }),
    ...KEYS.flatMap(([key, what]) =>
      behind(
        span(key.padEnd(KEY_COLUMNS), { bold: true }),
        span(" ".repeat(KEY_COLUMNS)),
        wrap([span(what)], columns - KEY_COLUMNS),
      ),
    ),
    ...section("What runs", facts, columns),
    ...section("To point an app here", guide, columns),
    ...section("Notices", notices, columns),
  ];
}

function section(title: string, lines: readonly string[], columns: number): Row[] {
  if (lines.length === 0) return [];
  return [
    EMPTY_ROW,
    row(title, { bold: true }),
    ...lines.flatMap((line) => wrap([span(oneLine(line))], columns)),
  ];
}
