import { percentile } from "../bench/figures.ts";
import { chartOf } from "./chart.ts";
import { figuresOf } from "./curve.ts";
import type { SoakReport } from "./soak.ts";
import { BOUNDS, brokenBounds } from "./verdict.ts";

/** A soak of a bot that turns questions away would measure nothing. */
const TURNED_AWAY = ["limited", "failed"];

/** Why the soak failed, in words; none where all is well. */
export function brokenIn({ curve, outcomes, exitCode }: SoakReport): string[] {
  return [
    ...brokenBounds(figuresOf(curve)),
    ...Object.entries(outcomes)
      .filter(([outcome]) => TURNED_AWAY.includes(outcome))
      .map(([outcome, count]) => `${count} questions ended as ${outcome}, so the run says little.`),
    ...(exitCode === 0 ? [] : [`The bot ended with ${exitCode} when it was told to stop.`]),
  ];
}

/** The curve, the figures and the verdict, as they are printed. */
export function tableOf(report: SoakReport): string {
  const { curve, outcomes, seconds, latencies } = report;
  const { idle, tenths, max, growth } = figuresOf(curve);
  const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const rows: readonly (readonly [string, string])[] = [
    ["questions answered", `${total} in ${Math.round(seconds)} s, ${(total / seconds).toFixed(0)} a second`],
    ["their outcomes", listed(outcomes)],
    ["until answered, p50 / p95", [0.5, 0.95].map((share) => inMs(percentile(latencies, share))).join(" / ")],
    ["idle, highest", `${inMib(idle)} (under ${BOUNDS.idle})`],
    ...tenths.map((median, tenth) => [`median of tenth ${tenth + 1}`, inMib(median)] as const),
    ["highest", `${inMib(max)} (under ${BOUNDS.max})`],
    ["growth each 10,000 from tenth 3 on", `${inMib(growth)} (at most ${BOUNDS.growth})`],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  const broken = brokenIn(report);
  return [
    chartOf(curve.samples, curve.questions, BOUNDS.max),
    "",
    ...rows.map(([what, value]) => `${what.padEnd(width)}  ${value}`),
    "",
    ...(broken.length === 0 ? ["All bounds are kept."] : broken),
  ].join("\n");
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

function inMib(value: number | undefined): string {
  return value === undefined ? "too few to say" : `${value.toFixed(1)} MiB`;
}

function inMs(value: number): string {
  return `${value.toFixed(0)} ms`;
}
