import { percentile } from "../bench/figures.ts";
import type { StormReport } from "./storm.ts";

export const RECOVERED_WITHIN_MS = 15_000;

export function failedIn({ asked, fates, recoveries, broken, crashes, badExits }: StormReport): boolean {
  const late = recoveries.some((ms) => ms > RECOVERED_WITHIN_MS);
  return (
    fates.answered + fates["taken back"] !== asked || late || broken.length > 0 || crashes > 0 || badExits > 0
  );
}

export function tableOf(report: StormReport): string {
  const { asked, fates, recoveries, latencies, happened, seconds, broken, crashes, badExits } = report;
  const inSeconds = (samples: readonly number[], share: number) =>
    samples.length === 0 ? "-" : `${(percentile(samples, share) / 1000).toFixed(1)} s`;
  const rows: (readonly [string, string | number])[] = [
    ["questions asked", asked],
    ["answered once", fates.answered],
    ["taken back by their askers", fates["taken back"]],
    ["lost", fates.lost],
    ["doubled", fates.doubled],
    ['left at "Thinking..."', fates.thinking],
    [
      "until answered, p50 / p95 / most",
      [0.5, 0.95, 1].map((share) => inSeconds(latencies, share)).join(" / "),
    ],
    ["questions of killed replicas", recoveries.length],
    ["which others had after, p50 / most", [0.5, 1].map((share) => inSeconds(recoveries, share)).join(" / ")],
    ["processes that ended by themselves", crashes],
    ["that did not end with 0 on SIGTERM", badExits],
    ["invariants broken", broken.length],
    ["seconds", Math.round(seconds)],
    ...Object.entries(happened).sort(([one], [other]) => one.localeCompare(other)),
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  return [...rows.map(([what, value]) => `${what.padEnd(width)}  ${value}`), ...broken].join("\n");
}
