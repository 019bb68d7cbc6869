import { type Block, line } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import { durationText, shareText } from "../figures.ts";
import type { KneeResult, LoadResult } from "../load-result.ts";
import { title } from "./heading.ts";
import { INDENT } from "./metric-line.ts";

/** The most that the bot bears, what limits it, and the rates that were tried. */
export function kneeBlock({ knee }: Pick<LoadResult, "knee">, columns: number): Block {
  if (!knee) return [];
  const { says, limit, probes } = knee;
  const fold = { columns, indent: INDENT.length, most: 4 };
  return [
    title("KNEE"),
    ...wrapped(`${INDENT}${says}`, { ...fold, style: "bold" }),
    ...(limit?.reasons ?? []).flatMap((reason) => wrapped(`${INDENT}${reason}`, fold)),
    ...(limit && limit.also.length > 0 ? [line(`${INDENT}also at its limit: ${limit.also.join(", ")}`)] : []),
    ...probes.map((probe) =>
      line(`${INDENT}${probeText(probe)}`, probe.verdict === "held" ? "green" : "red"),
    ),
  ];
}

function probeText({ ratePerS, verdict, p95, goodput }: KneeResult["probes"][number]): string {
  const rate = `${ratePerS}/s`.padStart(9);
  return `${rate}  ${verdict.padEnd(7)}  p(95) ${durationText(p95)}, goodput ${shareText(goodput)}`;
}
