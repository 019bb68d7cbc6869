import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ALERTS } from "../../src/monitoring/alerts/alert-groups.ts";
import { RECORDING_RULES } from "../../src/monitoring/alerts/recording-rules.ts";
import { JOBS } from "../../src/monitoring/scrape-jobs.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { freePort } from "../free-port.ts";
import { startedEndpoint } from "../llm/endpoints.ts";
import { run } from "../monitoring/run-program.ts";
import { needs } from "../needs.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { ANA, closingKnowledge, finalReply, HELP, startTestBot, type TestBot } from "./bot-fixture.ts";

const database = testDatabase();
let slack: SlackSimulator;
let bot: TestBot;

beforeAll(async () => {
  slack = await startSlackSimulator();
  const answer = "A hard close is the moment at which a period takes no more entries. [1]";
  const endpoint = await startedEndpoint({ does: "answer", pieces: [answer] });
  bot = await startTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: { LITELLM_BASE_URL: endpoint.baseURL, LITELLM_DEVELOPER_KEY: "the-key" },
  });
  const text = `<@${slack.botUserId}> What is a hard close?`;
  await finalReply(slack, slack.post({ user: ANA, channel: HELP, text }));
  await until("the answer is counted", () => bot.events.some(({ type }) => type === "response_sent"));
  await fetch(`${bot.url}/ready`);
  await fetch(`${bot.url}/wp-login.php?user=${ANA}`);
});
afterAll(async () => {
  await bot?.stop();
  await slack?.stop();
});

const OPEN = { headers: { accept: "application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1" } };

const ENDPOINTS = [
  "/health",
  "/ready",
  "/metrics",
  "/v1/questions",
  "/v1/questions/{id}",
  "/v1/openapi.json",
  "other",
];

describe("what the bot shows at /metrics", () => {
  it("names no person, no place, no question and no address that was made up", async () => {
    for (const options of [{}, OPEN]) {
      const text = await (await fetch(`${bot.url}/metrics`, options)).text();
      expect(text).toContain('endpoint="other"');
      for (const word of [ANA, HELP, "hard close", "wp-login"]) expect(text).not.toContain(word);
    }
  });

  it("keeps its labels few, whatever strangers ask for", async () => {
    const methods = ["PROPFIND", "PURGE", "MKCOL", "M-SEARCH", "PUT", "DELETE"];
    for (const method of methods)
      for (const path of ["/metrics", `/v1/questions/${method}`, `/${method}/%00/${ANA}`, "/v1/../etc"])
        await (await fetch(`${bot.url}${path}`, { method })).arrayBuffer();
    const text = await (await fetch(`${bot.url}/metrics`)).text();
    const valuesOf = (label: string) =>
      new Set(
        [...text.matchAll(new RegExp(`^http_requests_total\\{.*\\b${label}="([^"]*)"`, "gm"))].map(
          ([, value]) => value,
        ),
      );
    expect(valuesOf("method")).toEqual(new Set(["GET", "PUT", "DELETE", "other"]));
    for (const endpoint of valuesOf("endpoint")) expect(ENDPOINTS).toContain(endpoint);
  });

  it("names the question that a bucket counted last, where OpenMetrics is asked for", async () => {
    const response = await fetch(`${bot.url}/metrics`, OPEN);
    expect(response.headers.get("content-type")).toContain("application/openmetrics-text; version=1.0.0");
    const text = await response.text();
    const sent = bot.events.find((event) => event.type === "response_sent");
    expect(text).toMatch(
      new RegExp(
        `^ledger_bot_response_time_seconds_bucket\\{le="[^"]+"\\} 1 # \\{question_id="${sent?.questionId}"\\}`,
        "m",
      ),
    );
    expect(text).toMatch(/^# TYPE ledger_bot_questions counter\n(?:.*\n)?ledger_bot_questions_total 1$/m);
    expect(text.endsWith("# EOF\n")).toBe(true);
  });

  it("is the same afterwards in the older format, without exemplars", async () => {
    await (await fetch(`${bot.url}/metrics`, OPEN)).text();
    const text = await (await fetch(`${bot.url}/metrics`)).text();
    expect(text).toMatch(/^# TYPE ledger_bot_questions_total counter$/m);
    expect(text).not.toMatch(/ # \{/);
  });

  it("tells that each part serves, as /ready does", async () => {
    const { components } = (await (await fetch(`${bot.url}/ready`)).json()) as { components: object };
    const text = await (await fetch(`${bot.url}/metrics`)).text();
    expect(text).toContain('ledger_bot_ready{role="all"} 1');
    const parts = [...text.matchAll(/^ledger_bot_part_state\{part="(\w+)",state="down"\} 0$/gm)];
    expect(parts.map(([, part]) => part)).toEqual(Object.keys(components));
  });

  it("has every metric of the bot that a rule asks for", async () => {
    const text = await (await fetch(`${bot.url}/metrics`)).text();
    const shown = new Set([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name]) => name ?? ""));
    const recorded = new Set(RECORDING_RULES.map(({ record }) => record));
    const asked = [...ALERTS, ...RECORDING_RULES].flatMap(({ expr }) => expr.match(NAMES) ?? []);
    const unknown = asked.filter(
      (name) =>
        !recorded.has(name) && !shown.has(name.replace(/_(?:bucket|count|sum)$/, "")) && !shown.has(name),
    );
    expect([...new Set(unknown)]).toEqual([]);
    expect(asked.length).toBeGreaterThan(40);
  });
});

const NAMES = /\b(?:ledger_bot|llm|db|redis_operations|http|conversations|process|ledger:)[\w:]+/g;

describe("promtool", () => {
  needs("promtool");

  it("finds nothing wrong with it", async () => {
    const input = await (await fetch(`${bot.url}/metrics`)).text();
    expect(run("promtool", ["check", "metrics"], { input })).toEqual({ status: 0, output: "" });
  });
});

describe("Prometheus", () => {
  needs("prometheus");

  it("reads it with its exemplars, and knows counters by their names", async () => {
    const url = await startPrometheus(new URL(bot.url).host);
    await until("the bot is scraped", async () => (await asked(url, `up{job="${JOBS.bot}"}`)) === "1");
    expect(await asked(url, "ledger_bot_questions_total")).toBe("1");
    expect(await asked(url, 'ledger_bot_answers_total{outcome="failed"}')).toBe("0");
    const sent = bot.events.find((event) => event.type === "response_sent");
    const found = await fetch(
      `${url}/api/v1/query_exemplars?query=ledger_bot_response_time_seconds_bucket&start=0&end=${Date.now() / 1000 + 60}`,
    );
    expect(await found.text()).toContain(`"question_id":"${sent?.questionId}"`);
  });
});

async function asked(url: string, query: string): Promise<string | undefined> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`);
  const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } };
  return data.result[0]?.value[1];
}

async function startPrometheus(target: string): Promise<string> {
  const folder = await temporaryFolder();
  const file = join(folder, "prometheus.yml");
  const scrape = [{ job_name: JOBS.bot, static_configs: [{ targets: [target] }] }];
  // JSON is YAML.
  await writeFile(file, JSON.stringify({ global: { scrape_interval: "1s" }, scrape_configs: scrape }));
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(
    "prometheus",
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=${address}`,
      "--enable-feature=exemplar-storage",
    ],
    { stdio: "ignore" },
  );
  const exited = once(server, "exit");
  onTestFinished(async () => {
    server.kill();
    await exited;
  });
  const url = `http://${address}`;
  await until("Prometheus is ready", async () => {
    const ready = await fetch(`${url}/-/ready`).catch(() => undefined);
    return ready?.ok === true;
  });
  return url;
}
