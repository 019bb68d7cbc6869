import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import { FieldColorBuilder, FieldColorModeId } from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/stat";
import type { PanelPlan } from "../dashboard-plan.ts";

/** Its latest value in large figures, in the color of the threshold that it has come to. */
export function number({ queries }: PanelPlan): PanelBuilder {
  return new PanelBuilder()
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(["lastNotNull"]))
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .textMode(queries.length > 1 ? BigValueTextMode.ValueAndName : BigValueTextMode.Auto)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds));
}
