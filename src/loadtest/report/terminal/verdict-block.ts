import type { Style } from "../../../cli/styles.ts";
import { type Block, EMPTY, line } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import type { LoadResult, VerdictKind } from "../load-result.ts";
import { notAllBegunText } from "../not-all-begun.ts";
import { earlyEndOf, isValid, verdictOf } from "../verdict.ts";
import { title } from "./heading.ts";
import { INDENT } from "./metric-line.ts";

/** What decides, as the last thing on the screen. An invalid run says so wherever else it ended. */
export function verdictBlock(result: LoadResult, columns: number): Block {
  const { kind, title: words, says } = verdictOf(result);
  const style = STYLES[kind];
  return [
    title(words, style),
    ...wrapped(`${INDENT}${says}`, { columns, indent: INDENT.length, most: 8 }),
    ...(isValid(result) || kind === "invalid" ? [] : [EMPTY, ...invalidBlock(result, columns)]),
  ];
}

/** Stands above all figures of a run that are none of the bot's; without colors it is as loud. */
export function invalidBlock(result: LoadResult, columns: number): Block {
  if (isValid(result)) return [];
  const bar = "█".repeat(Math.max(0, Math.min(columns, WIDEST_BAR) - 2));
  return [
    line(`  ${bar}`, "red"),
    title("INVALID RUN: its figures say nothing about the bot", "red"),
    line(`  ${bar}`, "red"),
    EMPTY,
    ...result.validity
      .filter(({ holds }) => !holds)
      .flatMap(({ rule, says }) =>
        wrapped(`${INDENT}✗ ${rule}: ${says}`, { columns, indent: INDENT.length + 2, most: 4, style: "red" }),
      ),
  ];
}

const WIDEST_BAR = 80;

/** That there is less than was planned, above all figures too. */
export function earlyEndBlock(result: LoadResult, columns: number): Block {
  return warningBlock(earlyEndOf(result), columns);
}

/** The same of what users did not come to. */
export function notAllBegunBlock(result: LoadResult, columns: number): Block {
  return warningBlock(notAllBegunText(result), columns);
}

function warningBlock(says: string | undefined, columns: number): Block {
  if (says === undefined) return [];
  return wrapped(`  ! ${says}`, { columns, indent: INDENT.length, most: 4, style: "yellow" });
}

const STYLES: Readonly<Record<VerdictKind, Style>> = {
  interrupted: "yellow",
  "target-down": "red",
  invalid: "red",
  crossed: "red",
  "checks-failed": "red",
  worse: "red",
  passed: "green",
  ungated: "yellow",
};
