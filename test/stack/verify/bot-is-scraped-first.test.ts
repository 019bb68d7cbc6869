import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { ContainerEngine } from "../../../src/stack/engine/engine.ts";
import { GRAFANA } from "../../../src/stack/services/grafana.ts";
import { PROMETHEUS } from "../../../src/stack/services/prometheus.ts";
import type { RunningStack } from "../../../src/stack/up/running-stack.ts";
import { dashboardsReturnData, type Shown } from "../../../src/stack/verify/dashboards-return-data.ts";

it("asks a bot nothing before Prometheus sees it: what it counts would seem not to have grown", async () => {
  const given = new AbortController();
  const down = {
    ...{ scrapeUrl: "http://host.docker.internal:1/metrics", health: "down", lastError: "refused" },
    labels: { job: "ledger-bot" },
  };
  const server = createServer((_, response) =>
    response.end(JSON.stringify({ data: { activeTargets: [down] } }), () => given.abort()),
  ).listen(0, "127.0.0.1");
  onTestFinished(() => server.close().closeAllConnections());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  let asked = 0;
  const bot = {
    async ask() {
      asked += 1;
    },
    async stop() {},
  };
  const services = [PROMETHEUS, GRAFANA].map(
    (service) => [service.name, { id: service.name, port, service }] as const,
  );
  const stack: RunningStack = {
    // What is looked at here asks no engine.
    engine: {} as ContainerEngine,
    ...{ name: "test", services: new Map(services), botPort: 1, metricsHost: undefined },
    ...{ scrapeSeconds: 1, folder: "", changed: true },
  };
  const shown: Shown = { by: "a bot to try", bot, around: stack };
  const verdict = await dashboardsReturnData(shown).check(stack, given.signal);
  expect([verdict.seen, asked]).toEqual(["no", 0]);
});
