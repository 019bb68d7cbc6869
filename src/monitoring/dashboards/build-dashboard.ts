import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  type DashboardLink,
  DashboardLinkType,
  RowBuilder,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { buildPanel } from "./build-panel.ts";
import type { DashboardPlan } from "./dashboard-plan.ts";
import { placeOf } from "./layout.ts";
import { variables } from "./variables.ts";

/** Dashboards with this tag name each other above their panels. */
const TAG = "ledger";

/** The other dashboards, for the same time and the same processes. */
const OTHERS: DashboardLink = {
  title: "Ledger",
  type: DashboardLinkType.Dashboards,
  icon: "dashboard",
  tooltip: "",
  tags: [TAG],
  asDropdown: false,
  targetBlank: false,
  includeVars: true,
  keepTime: true,
};

/** The dashboard in Grafana's own form, as it is provisioned. */
export function buildDashboard({ uid, title, description, shows, rows }: DashboardPlan): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([TAG])
    .readonly()
    .timezone("browser")
    .time({ from: `now-${shows}`, to: "now" })
    .refresh("30s")
    .tooltip(DashboardCursorSync.Crosshair)
    .variables(variables())
    .link({ build: () => OTHERS });
  let id = 0;
  let y = 0;
  for (const row of rows) {
    id += 1;
    builder.withRow(new RowBuilder(row.title).id(id).gridPos({ x: 0, y, w: 24, h: 1 }));
    y += 1;
    for (const line of row.lines) {
      line.panels.forEach((panel, column) => {
        id += 1;
        builder.withPanel(
          buildPanel(panel)
            .id(id)
            .gridPos(placeOf(line, column, y)),
        );
      });
      y += line.height;
    }
  }
  return builder.build();
}
