import { yamlOf } from "../alerts/rules-file.ts";
import { answersAndCost } from "./answers-and-cost/answers-and-cost.ts";
import { buildDashboard } from "./build-dashboard.ts";
import { components } from "./components/components.ts";
import type { DashboardPlan } from "./dashboard-plan.ts";
import { dashboardProviders, datasources } from "./provisioning.ts";
import { service } from "./service/service.ts";

/** The dashboards, by the names of their files. */
export const DASHBOARDS: Readonly<Record<string, DashboardPlan>> = {
  service,
  "answers-and-cost": answersAndCost,
  components,
};

/** What Grafana is provisioned with: the texts of the files, by their paths from the root of the repository. */
export function grafanaFiles(): ReadonlyMap<string, string> {
  const dashboards = Object.entries(DASHBOARDS).map(
    ([name, plan]) =>
      [
        `compose/grafana/dashboards/${name}.json`,
        `${JSON.stringify(buildDashboard(plan), null, 2)}\n`,
      ] as const,
  );
  return new Map([
    ["compose/grafana/provisioning/datasources/prometheus.yml", yamlOf(datasources)],
    ["compose/grafana/provisioning/dashboards/ledger.yml", yamlOf(dashboardProviders)],
    ...dashboards,
  ]);
}
