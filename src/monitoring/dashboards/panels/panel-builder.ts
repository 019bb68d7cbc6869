import type { PanelBuilder as NumberBuilder } from "@grafana/grafana-foundation-sdk/stat";
import type { PanelBuilder as GraphBuilder } from "@grafana/grafana-foundation-sdk/timeseries";

export type PanelBuilder = NumberBuilder | GraphBuilder;
