import { ThresholdsConfigBuilder, ThresholdsMode } from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import type { PanelKind, PanelPlan, QueryPlan } from "./dashboard-plan.ts";
import { graph } from "./panels/graph.ts";
import { number } from "./panels/number.ts";
import type { PanelBuilder } from "./panels/panel-builder.ts";
import { thresholdSteps } from "./panels/threshold-steps.ts";
import { UNITS } from "./units.ts";
import { CHOSEN_SOURCE } from "./variables.ts";

const EMPTY: Readonly<Record<PanelKind, (plan: PanelPlan) => PanelBuilder>> = {
  number,
  graph: (plan) => graph(plan, "lines"),
  bars: (plan) => graph(plan, "bars"),
  share: (plan) => graph(plan, "share"),
};

/** A panel in Grafana's own form; its place and number are for whoever puts it on a dashboard. */
export function buildPanel(plan: PanelPlan): PanelBuilder {
  const panel = EMPTY[plan.kind](plan)
    .title(plan.title)
    .description(plan.description)
    .datasource(CHOSEN_SOURCE)
    .unit(UNITS[plan.unit])
    .min(0)
    .thresholds(
      new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(thresholdSteps(plan.limits)),
    )
    .targets(plan.queries.map((query, index) => target(query, index, plan.kind)));
  if (plan.max !== undefined) panel.max(plan.max);
  if (plan.decimals !== undefined) panel.decimals(plan.decimals);
  if (plan.whileEmpty !== undefined) panel.noValue(plan.whileEmpty);
  for (const [name, fixedColor] of Object.entries(plan.colors ?? {}))
    panel.overrideByName(name, [{ id: "color", value: { mode: "fixed", fixedColor } }]);
  return panel;
}

function target({ expr, legend }: QueryPlan, index: number, kind: PanelKind): DataqueryBuilder {
  const query = new DataqueryBuilder()
    .refId(String.fromCharCode("A".charCodeAt(0) + index))
    .datasource(CHOSEN_SOURCE)
    .expr(expr)
    .legendFormat(legend);
  return kind === "number" ? query.instant() : query.range();
}
