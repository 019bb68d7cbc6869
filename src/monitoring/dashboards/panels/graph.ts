import {
  GraphDrawStyle,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import { FieldColorBuilder, FieldColorModeId } from "@grafana/grafana-foundation-sdk/dashboard";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/timeseries";
import type { PanelPlan } from "../dashboard-plan.ts";

const STYLES = {
  lines: { draw: GraphDrawStyle.Line, stacking: StackingMode.None, fill: 8 },
  bars: { draw: GraphDrawStyle.Bars, stacking: StackingMode.Normal, fill: 70 },
  share: { draw: GraphDrawStyle.Line, stacking: StackingMode.Percent, fill: 50 },
} as const;

/** What went on over time; thresholds are lines across it. */
export function graph({ limits }: PanelPlan, style: keyof typeof STYLES): PanelBuilder {
  const { draw, stacking, fill } = STYLES[style];
  return new PanelBuilder()
    .drawStyle(draw)
    .stacking(new StackingConfigBuilder().mode(stacking).group("A"))
    .fillOpacity(fill)
    .lineWidth(style === "bars" ? 0 : 2)
    .showPoints(VisibilityMode.Auto)
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassicByName))
    .thresholdsStyle(
      new GraphThresholdsStyleConfigBuilder().mode(
        limits ? GraphThresholdsStyleMode.Dashed : GraphThresholdsStyleMode.Off,
      ),
    )
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
}
