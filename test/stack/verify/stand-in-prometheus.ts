import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../../temporary-folder.ts";

/** By a part of the query; all others have series. */
export type Answers = Readonly<Record<string, "series" | "none" | "error">>;

/** A Prometheus that has looked at the bot, and that answers to queries as it is told. */
export function answersOf(answers: Answers, queries: string[]): RequestListener {
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://prometheus");
    if (pathname === "/-/ready") return response.end();
    if (pathname === "/api/v1/targets") {
      const activeTargets = ["host.docker.internal:8080", "localhost:9090"].map((host) => ({
        ...{ scrapeUrl: `http://${host}/metrics`, health: "up", lastError: "", labels: {} },
      }));
      return response.end(JSON.stringify({ data: { activeTargets } }));
    }
    if (pathname.startsWith("/api/v1/label/"))
      return response.end(JSON.stringify({ data: ["host.docker.internal:8080"] }));
    const query = searchParams.get("query") ?? "";
    queries.push(query);
    const answer = Object.entries(answers).find(([part]) => query.includes(part))?.[1] ?? "series";
    if (answer === "error")
      return response.writeHead(400).end(JSON.stringify({ status: "error", error: "parse error" }));
    const result = answer === "series" ? [{ metric: {}, value: [0, "NaN"] }] : [];
    response.end(JSON.stringify({ status: "success", data: { result } }));
  };
}

export async function prometheusWith(answers: Answers) {
  const queries: string[] = [];
  return { port: await served(answersOf(answers, queries)), queries };
}

/** Until the test is over. */
export async function served(answer: RequestListener, port = 0): Promise<number> {
  const server = createServer(answer).listen(port, "127.0.0.1");
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** compose/ with one dashboard of these queries. */
export async function composeWith(exprs: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const part of ["grafana/dashboards", "grafana/provisioning", "prometheus"])
    await mkdir(join(folder, part), { recursive: true });
  const panels = exprs.map((expr, at) => ({ title: `Panel ${at + 1}`, targets: [{ refId: "A", expr }] }));
  const text = JSON.stringify({ title: "Board", panels: [{ type: "row", title: "Row", panels }] });
  await writeFile(join(folder, "grafana/dashboards/board.json"), text);
  await writeFile(join(folder, "prometheus/prometheus.yml"), CONFIGURATION);
  return folder;
}

const CONFIGURATION = `global:
  scrape_interval: 15s
  evaluation_interval: 15s
alerting:
  alertmanagers:
    - static_configs:
        - targets:
            - alertmanager:9093
scrape_configs:
  - job_name: ledger-bot
    static_configs:
      - targets:
          - host.docker.internal:8080
`;
