import { type Block, EMPTY, type Line, span } from "../../../terminal-text/line.ts";
import { numberText, rateText, shareText } from "../figures.ts";
import type { CheckResult } from "../load-result.ts";
import type { Mark } from "./mark.ts";
import { INDENT, type MetricRow } from "./metric-line.ts";

/** The sums over all checks, as k6 names them. */
export function checkRows(checks: readonly CheckResult[], seconds: number): readonly MetricRow[] {
  if (checks.length === 0) return [];
  const passes = checks.reduce((sum, each) => sum + each.passes, 0);
  const fails = checks.reduce((sum, each) => sum + each.fails, 0);
  const all = passes + fails;
  const share = (part: number) => (all === 0 ? null : part / all);
  const outOf = (part: number) => `${numberText(part)} out of ${numberText(all)}`;
  return [
    { name: "checks_total", cells: [numberText(all), ...(seconds > 0 ? [rateText(all / seconds)] : [])] },
    { name: "checks_succeeded", cells: [shareText(share(passes)), outOf(passes)] },
    { name: "checks_failed", cells: [shareText(share(fails)), outOf(fails)] },
  ];
}

/** Each check, and under one that failed how often it did. */
export function checksBlock(checks: readonly CheckResult[], mark: Mark): Block {
  if (checks.length === 0) return [];
  return [EMPTY, ...checks.flatMap((check) => checkLines(check, mark))];
}

function checkLines({ name, passes, fails }: CheckResult, mark: Mark): Line[] {
  const first = [span(INDENT), mark(fails === 0 && passes > 0), span(` ${name}`)];
  if (passes + fails === 0) return [[...first, span(" (nothing to check)", "dim")]];
  if (fails === 0) return [first];
  const says = `${shareText(passes / (passes + fails))} — ✓ ${numberText(passes)} / ✗ ${numberText(fails)}`;
  return [first, [span(`${INDENT}  ↳  `, "dim"), span(says)]];
}
