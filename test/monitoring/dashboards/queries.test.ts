import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createTeardown } from "../../../src/core/teardown.ts";
import { filledQuery } from "../../../src/stack/verify/filled-query.ts";
import { freePort } from "../../free-port.ts";
import { needs } from "../../needs.ts";
import { startRedis } from "../../redis-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { run } from "../run-program.ts";
import { type CommittedQuery, queries } from "./committed.ts";
import { askAll, askInOutage, startAskedBot } from "./live/asked-bot.ts";
import { type PrometheusProcess, type Series, startPrometheus } from "./live/prometheus-process.ts";
import { startStandInExporter } from "./live/stand-in-exporter.ts";

const teardown = createTeardown();
afterAll(async () => {
  await teardown.run(10_000);
  await removeTemporaryFolders();
}, 60_000);

describe("the queries of the dashboards", () => {
  needs("prometheus", "promtool", "redis-server");

  it("all return data of a bot that was asked, from the stack's own Prometheus, which tells when it cannot serve", {
    timeout: 180_000,
  }, async () => {
    const { prometheus, bot } = await startAll();
    await askAll(bot, "What is a hard close?");
    // A counter that begins with its first event has grown only with its second.
    await seen(prometheus, 'ledger_bot_votes_total{helped="false"}');
    await askAll(bot, "What does soft close mean?");
    await askInOutage(bot);
    await seen(prometheus, 'llm_breaker_state{state="open"} == 1');
    await seen(prometheus, 'sum(ledger_bot_votes_total{helped="false"}) > 1');
    await seen(prometheus, "ledger:slow:ratio_3d >= 0");

    const instances = await prometheus.labelValues("instance", "ledger_bot_questions_total");
    expect(instances).toEqual([bot.url.host]);
    const empty: string[] = [];
    for (const query of queries) {
      const series = await answerTo(
        query,
        filledQuery(query.expr, { instances, rateInterval: "1m" }),
        prometheus,
      );
      if (!series.some((values) => values.some(Number.isFinite))) empty.push(`${query.name}: ${query.expr}`);
    }
    expect(empty).toEqual([]);

    const input = await (await fetch(new URL("/metrics", bot.url))).text();
    expect(run("promtool", ["check", "metrics"], { input })).toEqual({ status: 0, output: "" });

    // Alerts wait before they fire; here only that they would.
    await bot.slack.stop();
    await seen(prometheus, 'ALERTS{alertname="LedgerBotNotReady", role="all"}');
    await seen(prometheus, "ledger:up:max == 0");
    process.kill(bot.pid);
    await seen(prometheus, 'ALERTS{alertname="LedgerBotDown"}');
  });
});

async function startAll() {
  const folder = await temporaryFolder();
  const redis = await startRedis(await freePort(), folder);
  teardown.add(() => redis.end());
  const bot = await startAskedBot(redis.url);
  teardown.add(() => bot.stop());
  const [postgresExporter, redisExporter] = await Promise.all([standIn("postgres"), standIn("redis")]);
  const port = await freePort();
  const prometheus = await startPrometheus({
    ...{ port, folder: await temporaryFolder() },
    targets: {
      bot: [bot.url.host],
      postgres: postgresExporter.target,
      redis: redisExporter.target,
      prometheus: `127.0.0.1:${port}`,
      // Nobody is there: what fires is seen in Prometheus all the same.
      alertmanager: "127.0.0.1:9",
    },
  });
  teardown.add(() => prometheus.end());
  return { bot, prometheus };
}

async function standIn(service: string) {
  const file = join(import.meta.dirname, "recorded", `${service}-exporter.txt`);
  const exporter = await startStandInExporter(readFileSync(file, "utf8"));
  teardown.add(() => exporter.end());
  return exporter;
}

const seen = (prometheus: PrometheusProcess, query: string) =>
  until(`${query} returns data`, async () => (await prometheus.now(query)).length > 0);

function answerTo({ instant }: CommittedQuery, expr: string, prometheus: PrometheusProcess): Promise<Series> {
  return instant ? prometheus.now(expr) : prometheus.lately(expr);
}
