import { GRAFANA } from "../services/grafana.ts";
import { PROMETHEUS } from "../services/prometheus.ts";
import type { RunningStack } from "../up/running-stack.ts";
import { filledQuery } from "./filled-query.ts";
import { type QueryAnswer, queriesAt } from "./query-prometheus.ts";
import { type DashboardQuery, readDashboardQueries } from "./read-dashboards.ts";
import { servedBy } from "./served-by.ts";

export interface AskedQuery {
  readonly query: DashboardQuery;
  readonly answer: QueryAnswer;
}

export interface AskedDashboards {
  readonly asked: readonly AskedQuery[];
  /** The services that are not part of the choice, and that some queries are about. */
  readonly without: readonly string[];
}

/** The metric whose instances the dashboards let people choose from. */
const QUESTIONS = "ledger_bot_questions_total";
/** As Grafana has it: four scrapes, so that a rate sees two of them though one fails. */
const SCRAPES_OF_RATE = 4;

/** Why there is no dashboard to look at; undefined where there is. */
export function whyNoDashboards({ services }: RunningStack): string | undefined {
  const lacking = [PROMETHEUS, GRAFANA].find(({ name }) => !services.has(name));
  return lacking && `${lacking.title} is not part of the choice`;
}

/** Asks each query of each dashboard once, with its variables filled. Rejects where Prometheus does not answer. */
export async function askDashboards(
  { services, folder, scrapeSeconds }: RunningStack,
  signal: AbortSignal,
): Promise<AskedDashboards> {
  const port = services.get(PROMETHEUS.name)?.port ?? PROMETHEUS.port.wished;
  const prometheus = queriesAt(port, signal);
  const chosen = {
    instances: await prometheus.labelValues("instance", QUESTIONS),
    rateInterval: `${SCRAPES_OF_RATE * scrapeSeconds}s`,
  };
  const missing = new Set<string>();
  const wanted = (await readDashboardQueries(folder)).filter(({ expr }) => {
    const service = servedBy(expr);
    if (service === undefined || services.has(service)) return true;
    missing.add(service);
    return false;
  });
  const asked = await Promise.all(
    wanted.map(async (query) => ({ query, answer: await prometheus.ask(filledQuery(query.expr, chosen)) })),
  );
  return { asked, without: [...missing].sort() };
}
