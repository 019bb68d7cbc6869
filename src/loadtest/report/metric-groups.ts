export type Unit = "ms" | "share" | "count" | "USD";

interface ShownMetric {
  readonly group: "ANSWERS" | "LOAD" | "COST" | "CUSTOM";
  readonly unit: Unit;
}

/** In which part of a report a metric stands, in the order in which it is shown. */
const SHOWN: Readonly<Record<string, ShownMetric>> = {
  answer_duration: { group: "ANSWERS", unit: "ms" },
  service_duration: { group: "ANSWERS", unit: "ms" },
  first_text: { group: "ANSWERS", unit: "ms" },
  ack_duration: { group: "ANSWERS", unit: "ms" },
  goodput: { group: "ANSWERS", unit: "share" },
  errors: { group: "ANSWERS", unit: "share" },
  questions: { group: "LOAD", unit: "count" },
  dropped: { group: "LOAD", unit: "count" },
  send_lag: { group: "LOAD", unit: "ms" },
  llm_cost_usd: { group: "COST", unit: "USD" },
  llm_tokens: { group: "COST", unit: "count" },
  // Told of with the checks themselves.
  checks: { group: "CUSTOM", unit: "share" },
};

export const GROUPS = ["ANSWERS", "LOAD", "COST", "CUSTOM"] as const;

/** The metrics of a group that there are, the known ones first. */
export function metricsOf<Metric>(
  group: ShownMetric["group"],
  metrics: Readonly<Record<string, Metric>>,
): readonly (readonly [name: string, metric: Metric])[] {
  const known = Object.keys(SHOWN).filter((name) => Object.hasOwn(metrics, name));
  const others = Object.keys(metrics).filter((name) => !Object.hasOwn(SHOWN, name));
  return [...known, ...others]
    .filter((name) => name !== "checks" && shownMetric(name).group === group)
    .flatMap((name) => {
      const metric = metrics[name];
      return metric === undefined ? [] : [[name, metric] as const];
    });
}

/** Of a metric, or of a part of it such as `answer_duration{stage:peak}`. */
export function unitOf(metric: string): Unit {
  const [name = metric] = metric.split("{");
  return shownMetric(name).unit;
}

function shownMetric(name: string): ShownMetric {
  return (Object.hasOwn(SHOWN, name) ? SHOWN[name] : undefined) ?? { group: "CUSTOM", unit: "count" };
}
