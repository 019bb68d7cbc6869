import { z } from "zod";
import { GRAFANA } from "../services/grafana.ts";
import { readServiceFiles } from "../services/read-files.ts";

/** One line of a panel. */
export interface DashboardQuery {
  /** The dashboard, the panel and the line that it is of. */
  readonly name: string;
  readonly panel: string;
  readonly expr: string;
}

/** As much of Grafana's dashboards as is asked of Prometheus; a row may hold the panels that it hides. */
const panelSchema = z.object({
  title: z.string().default("without a title"),
  targets: z.array(z.object({ refId: z.string(), expr: z.string() })).default([]),
});
const dashboardSchema = z.object({
  title: z.string(),
  panels: z.array(panelSchema.extend({ panels: z.array(panelSchema).default([]) })),
});

const IS_DASHBOARD = /\/dashboards\/[^/]+\.json$/;

/**
 * The queries of the dashboards that Grafana is given.
 * @param folder compose/
 * @throws LedgerError STACK_FILES_MISSING, or an Error that names a file which is no dashboard
 */
export async function readDashboardQueries(folder: string): Promise<readonly DashboardQuery[]> {
  const files = await readServiceFiles(GRAFANA, folder);
  return files.filter(({ at }) => IS_DASHBOARD.test(at)).flatMap(({ at, text }) => queriesIn(at, text));
}

function queriesIn(file: string, text: string): readonly DashboardQuery[] {
  const { title: dashboard, panels } = parsed(file, text);
  return panels
    .flatMap((panel) => [panel, ...panel.panels])
    .flatMap(({ title: panel, targets }) =>
      targets.map(({ refId, expr }) => ({ name: `${dashboard}, ${panel}, ${refId}`, panel, expr })),
    );
}

function parsed(file: string, text: string): z.output<typeof dashboardSchema> {
  try {
    return dashboardSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is no dashboard of Grafana`, { cause });
  }
}
