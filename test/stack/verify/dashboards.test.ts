import { afterAll, describe, expect, it } from "vitest";
import type { ContainerEngine } from "../../../src/stack/engine/engine.ts";
import { GRAFANA } from "../../../src/stack/services/grafana.ts";
import { PROMETHEUS } from "../../../src/stack/services/prometheus.ts";
import type { Service } from "../../../src/stack/services/service.ts";
import type { RunningStack } from "../../../src/stack/up/running-stack.ts";
import { dashboardsReturnData, type Shown } from "../../../src/stack/verify/dashboards-return-data.ts";
import { freePort } from "../../free-port.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { composeWith, prometheusWith } from "./stand-in-prometheus.ts";

const NEVER = new AbortController().signal;

afterAll(removeTemporaryFolders);

interface Given {
  readonly port: number;
  readonly exprs?: readonly string[];
  readonly changed?: boolean;
  readonly without?: readonly Service[];
  readonly botPort?: number;
}

async function stackWith({ port, exprs = ["up"], without = [], ...rest }: Given): Promise<RunningStack> {
  const services = [PROMETHEUS, GRAFANA].filter((service) => !without.includes(service));
  return {
    // What is looked at here asks no engine.
    ...{ engine: {} as ContainerEngine, name: "test", metricsHost: undefined },
    services: new Map(services.map((service) => [service.name, { id: service.name, port, service }])),
    // So little that nobody waits for what does not come.
    ...{ botPort: 1, scrapeSeconds: 0.001, folder: await composeWith(exprs), changed: true },
    ...rest,
  };
}

/** Is asked, and counts it. */
function triedBot() {
  const seen = { asked: 0, stopped: 0 };
  const bot = {
    async ask() {
      seen.asked += 1;
    },
    async stop() {
      seen.stopped += 1;
    },
  };
  return {
    seen,
    shown: (around: RunningStack): Shown => ({ by: "a bot to try", bot, around }),
  };
}

const look = async (given: Given, shown: Shown | ((stack: RunningStack) => Shown)) => {
  const stack = await stackWith(given);
  return dashboardsReturnData(typeof shown === "function" ? shown(stack) : shown).check(stack, NEVER);
};

describe("the dashboards' queries", { timeout: 30_000 }, () => {
  it("all return data of a bot that is asked once, with Grafana's variables filled", async () => {
    const { port, queries } = await prometheusWith({});
    const { seen, shown } = triedBot();
    const exprs = ['rate(a{instance=~"$instance"}[$__rate_interval])', "b"];
    expect(await look({ port, exprs }, shown)).toEqual({ seen: "yes", said: "all 2" });
    expect(seen.asked).toBe(1);
    expect(queries).toContain('rate(a{instance=~"(host\\\\.docker\\\\.internal:8080)"}[0.004s])');
  });

  it("are named, by dashboard and panel, where one has no series or is refused", async () => {
    const { port } = await prometheusWith({ gone: "none", broken: "error" });
    expect(await look({ port, exprs: ["up", "gone", "broken("] }, triedBot().shown)).toEqual({
      seen: "no",
      said: "Board, Panel 3, A (parse error); Board, Panel 2, A (no series)",
    });
  });

  it("have nothing to see yet where a bot in use was not asked for it, and are broken all the same where refused", async () => {
    const inUse: Shown = { by: "a bot in use" };
    const { port } = await prometheusWith({ gone: "none", broken: "error" });
    expect(await look({ port, exprs: ["up", "gone"], changed: false }, inUse)).toEqual({
      seen: "in part",
      said: "1 of 2; 1 has nothing to show until somebody does what they count: Board, Panel 2, A",
      missing: ["Board, Panel 2, A"],
    });
    expect(await look({ port, exprs: ["up", "broken("], changed: false }, inUse)).toMatchObject({
      seen: "no",
      said: expect.stringContaining("Board, Panel 2, A (parse error)"),
    });
  });

  it("are counted, and few of them named, where a bot in use has nothing to show for many", async () => {
    const { port } = await prometheusWith({ gone: "none" });
    const exprs = ["up", ...Array.from({ length: 60 }, () => "gone")];
    const verdict = await look({ port, exprs, changed: false }, { by: "a bot in use" });
    expect(verdict).toMatchObject({
      seen: "in part",
      said: "1 of 61; 60 have nothing to show until somebody does what they count: Board, Panel 2, A; Board, Panel 3, A; Board, Panel 4, A, and 57 more (--json lists them)",
    });
    expect(verdict.missing).toHaveLength(60);
  });

  it("are left out, and it is said, where they are about what is not part of the choice", async () => {
    const { port, queries } = await prometheusWith({ pg_up: "none", redis: "none" });
    const exprs = ["up", "pg_up", "sum(redis_up)", "redis_operations_total"];
    expect(await look({ port, exprs }, triedBot().shown)).toEqual({
      seen: "yes",
      said: "all 1, without those of postgres-exporter and redis and redis-exporter, not part of the choice",
    });
    expect(queries).toEqual(["up"]);
  });

  it("are not there where Prometheus or Grafana is not", async () => {
    const { seen, shown } = triedBot();
    for (const service of [PROMETHEUS, GRAFANA])
      expect(await look({ port: 1, without: [service] }, shown)).toEqual({
        seen: "nothing to see",
        said: `${service.title} is not part of the choice`,
      });
    expect(seen.asked).toBe(0);
  });

  it("are not seen where Prometheus is away, or the bot does not answer", async () => {
    const away = await look({ port: await freePort() }, triedBot().shown);
    expect(away).toEqual({ seen: "no", said: expect.stringContaining("ECONNREFUSED") });
    const { port } = await prometheusWith({});
    const bot = { ask: () => Promise.reject(new Error("no answer within 30 s")), stop: async () => {} };
    const shown = (around: RunningStack): Shown => ({ by: "a bot to try", bot, around });
    expect(await look({ port }, shown)).toEqual({
      seen: "no",
      said: "the bot that was started for it did not answer: no answer within 30 s",
    });
  });
});
