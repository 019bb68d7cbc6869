import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  type VariableModel,
  VariableRefresh,
  VariableSort,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { METRICS_SOURCE } from "./metrics-source.ts";

/** The data source that is chosen above the dashboard. */
export const CHOSEN_SOURCE = { type: METRICS_SOURCE.type, uid: "$" + "{datasource}" };

/** What is chosen above each dashboard: where the metrics come from, and of which processes of the bot. */
export function variables(): Builder<VariableModel>[] {
  return plainly(
    new DatasourceVariableBuilder("datasource")
      .label("Data source")
      .description("The Prometheus that scrapes the bot.")
      .type(METRICS_SOURCE.type)
      .current({ selected: true, text: METRICS_SOURCE.name, value: METRICS_SOURCE.uid }),
    new QueryVariableBuilder("instance")
      .label("Process")
      .description("The processes of the bot. What all of them share is shown whichever is chosen.")
      .datasource(CHOSEN_SOURCE)
      .query({ query: INSTANCES, refId: "instance" })
      .multi(true)
      .includeAll(true)
      .current({ selected: true, text: ["All"], value: ["$__all"] })
      .refresh(VariableRefresh.OnTimeRangeChanged)
      .sort(VariableSort.AlphabeticalAsc),
  );
}

/** The SDK gives every variable what only an interval has. */
function plainly(...variables: readonly Builder<VariableModel>[]): Builder<VariableModel>[] {
  return variables.map((variable) => ({
    build() {
      const { auto: _auto, auto_min: _min, auto_count: _count, ...plain } = variable.build();
      return plain;
    },
  }));
}

/** Only the bot has this metric, so that "All" is all of its processes and no exporter. */
const INSTANCES = "label_values(ledger_bot_questions_total, instance)";
