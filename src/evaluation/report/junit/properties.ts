import type { Properties } from "../../../junit/properties.ts";
import type { Metrics } from "../../metrics/summary.ts";
import type { RunEnd } from "../reporter.ts";

/** What the run was made with, and its metrics and thresholds. */
export function runProperties({ head, summary, models, selfCheck }: RunEnd): Properties {
  return [
    ["seed", head.seed],
    ["repeat", head.repeat],
    ["questions.total", head.total],
    ["questions.selected", head.selected],
    ["knowledge", head.knowledge.version],
    ["model", head.model],
    ...models.map(({ model, results }) => [`model.${model}.results`, results] as const),
    ["prompt", head.prompt],
    ["answers", head.answers],
    ["through", head.through],
    ...metricProperties(summary.metrics),
    ...summary.thresholds.map(
      ({ threshold, crossed }) => [`threshold.${threshold}`, crossed ? "crossed" : "kept"] as const,
    ),
    ...(summary.comparison ? [["baseline", summary.comparison.outcome] as const] : []),
    ...(selfCheck
      ? ([
          ["self-check.false-alarms", selfCheck.falseAlarms],
          ["self-check.found", selfCheck.found],
        ] as const)
      : []),
  ];
}

/** Metrics with the ends of their intervals; what has no value is left out, since it is no number. */
export function metricProperties(metrics: Metrics): Properties {
  return Object.entries(metrics).flatMap(([name, { value, interval, cases }]): Properties => {
    if (value === null) return [];
    return [
      [`metric.${name}`, value],
      ...(interval
        ? ([
            [`metric.${name}.low`, interval.low],
            [`metric.${name}.high`, interval.high],
          ] as const)
        : []),
      [`metric.${name}.cases`, cases],
    ];
  });
}
