import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dashboard, Panel, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import { REPOSITORY } from "../run-program.ts";

const FOLDER = join(REPOSITORY, "compose/grafana/dashboards");

export interface CommittedPanel {
  readonly dashboard: string;
  readonly panel: Panel;
}

export interface CommittedQuery {
  /** The dashboard, the panel and the line that it is of. */
  readonly name: string;
  readonly expr: string;
  readonly instant: boolean;
}

/** The dashboards as Grafana is given them, by the names of their files. */
export const committed: ReadonlyMap<string, Dashboard> = new Map(
  readdirSync(FOLDER).map((file) => [file, JSON.parse(readFileSync(join(FOLDER, file), "utf8"))]),
);

export const isRow = (panel: Panel | RowPanel): panel is RowPanel => panel.type === "row";

export const panels: readonly CommittedPanel[] = [...committed].flatMap(([dashboard, { panels = [] }]) =>
  panels.flatMap((panel) => (isRow(panel) ? [] : [{ dashboard, panel }])),
);

/** The panel's queries, which the dashboard's own type does not know: they are the data source's. */
export const queriesOf = ({ targets = [] }: Panel): readonly Dataquery[] => targets as Dataquery[];

export const queries: readonly CommittedQuery[] = panels.flatMap(({ dashboard, panel }) =>
  queriesOf(panel).map(({ refId, expr, instant }) => ({
    name: `${dashboard}, ${panel.title}, ${refId}`,
    expr,
    instant: instant === true,
  })),
);
