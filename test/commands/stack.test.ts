import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Redis } from "ioredis";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { down } from "../../src/stack/down/down.ts";
import { openEngine } from "../../src/stack/engine/open-engine.ts";
import { STACK_SERVICES } from "../../src/stack/services/stack-services.ts";
import { freePort } from "../free-port.ts";
import { endLedgers, runLedger, startLedger } from "../ledger-process.ts";
import { skipWithout } from "../needs.ts";
import { type RealEngine, startRealEngine, whatEngineLacks } from "../stack/real-engine.ts";
import { stackOfTests } from "../stack/stack-of-tests.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

const LONG = 300_000;
const NAME = "cli";
const missing = await whatEngineLacks();
let real: RealEngine | undefined;
/** It is named, because it is not at Docker's own place. */
const ENGINE_ALONE = expect.stringMatching(/^Engine: .+ \(DOCKER_HOST\)\n$/);

beforeEach(async ({ skip }) => {
  if (missing !== undefined) skipWithout(missing, skip);
  real ??= await startRealEngine();
}, LONG);

afterEach(async () => {
  await endLedgers();
  if (!real) return;
  const { engine } = await openEngine([real.place]);
  await down(engine, NAME, { volumes: true });
});

afterAll(async () => {
  await real?.stop();
  await removeTemporaryFolders();
}, LONG);

describe("ledger stack", { timeout: LONG }, () => {
  it("brings all services up, sees that they do what they are for, tells of them, and removes them", async () => {
    const env = { ...environment(), PORT: String(await freePort()), STACK_SCRAPE_SECONDS: "1" };
    const up = await runLedger(["stack", "up", "--json"], "", env);
    expect(up).toMatchObject({ code: 0, stderr: expect.not.stringContaining("stack up:") });
    const { services, verified, environment: settings } = JSON.parse(up.stdout);
    expect(services.map(({ name }: { name: string }) => name)).toEqual(
      STACK_SERVICES.map(({ name }) => name),
    );
    expect(verified).toEqual([
      {
        claim: "Prometheus' targets are up",
        seen: "yes",
        said: `postgres, prometheus, redis; no bot runs on this machine at port ${env.PORT} yet`,
      },
      {
        claim: "Each dashboard's queries return data",
        seen: "yes",
        said: expect.stringMatching(/^all \d+$/),
      },
      { claim: "A test alert reaches Alertmanager", seen: "yes", said: "sent from Prometheus' container" },
    ]);
    const { url } = services.find(({ name }: { name: string }) => name === "prometheus");
    const flags = await (await fetch(`${url}/api/v1/status/flags`)).text();
    // Links in alerts lead where people reach it.
    expect(flags).toContain(`"web.external-url":"${url}"`);
    expect(settings).toEqual({
      DATABASE_URL: expect.stringMatching(/^postgres:\/\/ledger:ledger@127\.0\.0\.1:\d+\/ledger$/),
      REDIS_URL: expect.stringMatching(/^redis:\/\/127\.0\.0\.1:\d+\/0$/),
      METRICS_HOST: expect.stringMatching(/^[\d.]+$/),
    });
    expect(await keptIn(settings)).toEqual({ databases: ["ledger", "postgres"], tables: 0, keys: "" });
    expect(await botsIn(services)).toEqual([]);

    const again = await runLedger(["stack", "up"], "", env);
    expect(again).toMatchObject({ code: 0, stderr: ENGINE_ALONE });
    expect(again.stdout).toContain(`export DATABASE_URL=${settings.DATABASE_URL}`);
    expect(again.stdout).toMatch(
      /^✓ Each dashboard's queries return data: not asked again: this configuration was seen to work/m,
    );

    // What a killed one had is in nobody's way, and goes, even with somebody at Postgres' own template.
    const killed = startLedger(["stack", "up", "--ask"], env);
    await until(
      "a bot is tried",
      async () =>
        (await keptIn(settings)).databases.includes("ledger_tried") &&
        (await left()).includes(`${NAME}-trial`),
    );
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect((await runLedger(["stack", "status"], "", env)).code).toBe(0);
    const template = new pg.Client(settings.DATABASE_URL.replace(/ledger$/, "template1"));
    await template.connect();
    const mended = await runLedger(["stack", "up"], "", env);
    await template.end();
    expect(mended.stdout).toMatch(/^✓ Each dashboard's queries return data: all \d+$/m);
    expect(await keptIn(settings)).toEqual({ databases: ["ledger", "postgres"], tables: 0, keys: "" });
    expect(await botsIn(services)).toEqual([]);
    expect(await left()).not.toContain(`${NAME}-trial`);

    // It tells Prometheus by itself, and nobody asks it anything.
    const dev = startLedger(["dev", "--stack", "--data-dir", await temporaryFolder()], env);
    await until("the bot runs", () => isBot(env.PORT));
    const beside = await runLedger(["stack", "up", "--json"], "", env);
    expect(JSON.parse(beside.stdout).verified).toEqual([
      expect.objectContaining({ seen: "yes", said: "ledger-bot, postgres, prometheus, redis" }),
      expect.objectContaining({ seen: "in part", missing: expect.any(Array) }),
      expect.objectContaining({ seen: "yes" }),
    ]);
    expect(await (await fetch(`http://127.0.0.1:${env.PORT}/metrics`)).text()).toMatch(
      /^ledger_bot_questions_total 0$/m,
    );
    dev.child.kill("SIGTERM");
    await dev.ended;

    const status = await runLedger(["stack", "status", "--json"], "", env);
    expect(status.code).toBe(0);
    for (const service of JSON.parse(status.stdout).services)
      expect(service).toMatchObject({
        state: "running",
        health: "healthy",
        url: expect.stringContaining("127.0.0.1"),
        version: expect.stringMatching(/^\d/),
        uptimeSeconds: expect.any(Number),
        memoryBytes: expect.any(Number),
      });
    const { stdout: table } = await runLedger(["stack", "status"], "", env);
    expect(table).toMatch(/^SERVICE +STATE +HEALTH +VERSION +UP +MEMORY +URL$/m);
    expect(table).toMatch(/^redis +running +healthy +7\.\S+ +\d.+ MiB +redis:\/\/127\.0\.0\.1/m);

    await engineOf().docker.getContainer(`${NAME}-redis`).kill();
    const broken = await runLedger(["stack", "status"], "", env);
    expect(broken).toMatchObject({ code: 4, stdout: expect.stringContaining("Redis: ended with 137") });

    const logs = await runLedger(["stack", "logs", "postgres", "--tail", "50"], "", env);
    expect(logs.stdout).toMatch(/^postgres \| .*database system is ready/m);

    const lines = await runLedger(["stack", "logs", "redis", "--tail", "1", "--json"], "", env);
    expect(JSON.parse(lines.stdout)).toEqual({ service: "redis", line: expect.any(String) });

    const unasked = await runLedger(["stack", "down", "--volumes"], "", env);
    expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining("cli-postgres") });
    const removed = await runLedger(["stack", "down", "--volumes", "--yes", "--json"], "", env);
    expect(removed).toMatchObject({ code: 0, stderr: ENGINE_ALONE });
    expect(JSON.parse(removed.stdout).removed.containers).toContain(`${NAME}-redis`);
    expect(await left()).toEqual([]);
  });

  it("keeps what `ledger dev --stack` is asked in its Postgres", async () => {
    const env = { ...environment(), PORT: "0" };
    const dev = (folder: string) =>
      runLedger(["dev", "--stack", "--json", "--data-dir", folder], "What is a hard close?\n", env);
    const folder = await temporaryFolder();
    const without = await dev(folder);
    expect(without).toMatchObject({ code: 4, stdout: expect.stringContaining("STACK_SERVICE_FAILED") });
    const up = await runLedger(["stack", "up", "--only", "postgres,redis", "--json"], "", env);
    const { DATABASE_URL } = JSON.parse(up.stdout).environment;
    const asked = await dev(folder);
    expect(asked.code).toBe(0);
    expect(JSON.parse(asked.stdout)).toMatchObject({ outcome: "answered" });
    const database = new pg.Client(DATABASE_URL);
    await database.connect();
    const { rows } = await database.query(
      "select count(*)::int as tables from pg_tables where tablename = 'questions'",
    );
    expect(rows).toEqual([{ tables: 1 }]);
    await database.end();
  });

  it("ends with 130 on Ctrl-C in the middle, and leaves nothing where nothing was", async () => {
    const STACK_IMAGE_REDIS = await engineOf().image(
      "hangs",
      "trap 'exit 0' TERM; while true; do sleep 1; done",
    );
    const { child, ended } = startLedger(["stack", "up", "--only", "redis"], {
      ...environment(),
      STACK_IMAGE_REDIS,
    });
    await until("it has begun", async () => (await left()).includes(`${NAME}-redis`));
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 130, stderr: expect.stringContaining("removed again") });
    expect(await left()).toEqual([]);
  });

  it("asks what it did not ask before it was ended, and tells what was not verified", async () => {
    const env = { ...environment(), PORT: String(await freePort()), STACK_SCRAPE_SECONDS: "1" };
    const only = ["stack", "up", "--only", "prometheus,grafana"];
    const { child, ended } = startLedger(only, env);
    let said = "";
    child.stderr?.on("data", (chunk) => (said += chunk));
    await until("it starts a bot", () => said.includes("Starting a bot"));
    child.kill("SIGINT");
    const first = await ended;
    expect(first).toMatchObject({ code: 130, stderr: expect.stringContaining("The stack runs and stays") });
    expect(first.stderr).toContain("- Each dashboard's queries return data");
    const unasked = await runLedger([...only, "--no-ask"], "", env);
    expect(unasked.stdout).toContain("- Each dashboard's queries return data: not asked (--no-ask)");
    const asked = await runLedger(only, "", env);
    expect(asked).toMatchObject({ code: 0, stderr: expect.stringContaining("Starting a bot") });
    const again = await runLedger(only, "", env);
    expect(again.stdout).toContain("not asked again: this configuration was seen to work");
  });

  it("leaves nothing behind after 20 cycles, in four of which it was killed, each at another moment", async () => {
    const { docker } = engineOf();
    const all = async () => [
      (await docker.listContainers({ all: true })).length,
      (await docker.listNetworks()).length,
      (await docker.listVolumes()).Volumes.length,
    ];
    // The stand-in does not end at SIGTERM, and costs ten seconds at each `down`.
    const STACK_IMAGE_REDIS_EXPORTER = await engineOf().image(
      "ends-soon",
      "trap 'exit 0' TERM; busybox httpd -f -p 9121 -h /stand-in/www & wait",
    );
    const env = { ...environment(), STACK_IMAGE_REDIS_EXPORTER };
    const before = await all();
    const { engine } = await openEngine([engineOf().place]);
    const cheap = STACK_SERVICES.filter(({ name }) => ["redis", "redis-exporter"].includes(name));
    const postgres = STACK_SERVICES.filter(({ name }) => name === "postgres");
    const state = async (service: string) =>
      (await stackOfTests(engineOf(), NAME, []).then((stack) => stack.containers()))[service]?.state;
    const moments = new Map([
      [4, async () => (await engine.networks()).some(({ name }) => name === NAME)],
      [8, async () => (await engine.volumes()).some(({ name }) => name === `${NAME}-redis`)],
      [12, async () => (await state("postgres")) !== undefined],
      [16, async () => (await state("redis-exporter")) !== undefined],
    ]);
    for (let cycle = 1; cycle <= 20; cycle += 1) {
      const moment = moments.get(cycle);
      // The slowest to make, and the first that the others wait for.
      const stack = await stackOfTests(
        engineOf(),
        NAME,
        moment ? [...postgres, ...cheap] : cheap.slice(0, 2 - (cycle % 2)),
      );
      if (moment) {
        const choice = ["--only", "postgres", "--only", "redis-exporter"];
        const { child, ended } = startLedger(["stack", "up", ...choice], env);
        await until(`it is at the moment of cycle ${cycle}`, moment);
        child.kill("SIGKILL");
        await ended;
      }
      await stack.up({ env });
      await down(engine, NAME, { volumes: true });
      expect(await left()).toEqual([]);
    }
    expect(await all()).toEqual(before);
  });

  it("deletes nothing at another engine than the one that was chosen", async () => {
    await runLedger(["stack", "up", "--only", "redis"], "", environment());
    const there = await left();
    const asked: (string | undefined)[] = [];
    const other = createServer(({ url }, response) => {
      asked.push(url);
      response.end("[]");
    });
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const command = ["stack", "down", "--volumes", "--yes"];
    for (const DOCKER_HOST of [`tcp://127.0.0.1:${port}`, "unix:///nowhere/docker.sock"]) {
      const { code, stderr } = await runLedger(command, "", { ...environment(), DOCKER_HOST });
      expect(code).toBe(4);
      expect(stderr).toContain("The container engine that you chose cannot be used: DOCKER_HOST");
    }
    other.close();
    other.closeAllConnections();
    expect(asked).toEqual([]);
    expect(await left()).toEqual(there);
  });
});

it.each(["up", "logs"])("`ledger stack %s --help` names the services", async (command) => {
  const { stdout } = await runLedger(["stack", command, "--help"], "", {});
  for (const { name } of STACK_SERVICES) expect(stdout).toContain(name);
});

describe("ledger stack up with bad input", { timeout: LONG }, () => {
  it("ends with 2 for a service that there is not, and names those that there are", async () => {
    const { code, stderr } = await runLedger(["stack", "up", "--only", "mysql"], "", environment());
    expect(code).toBe(2);
    expect(stderr).toContain("postgres, redis, alertmanager, prometheus");
  });

  it("ends with 3 for an image that is none", async () => {
    const env = { ...environment(), STACK_IMAGE_REDIS: "Not An Image" };
    const { code, stderr } = await runLedger(["stack", "up"], "", env);
    expect(code).toBe(3);
    expect(stderr).toContain('STACK_IMAGE_REDIS is "Not An Image"');
  });
});

function engineOf(): RealEngine {
  if (!real) throw new Error("The engine does not run.");
  return real;
}

function environment(): Record<string, string> {
  return { ...engineOf().env, STACK_NAME: NAME };
}

async function left(): Promise<string[]> {
  return (await stackOfTests(engineOf(), NAME, [])).left();
}

/** What the stack's own Postgres and Redis hold. */
async function keptIn({ DATABASE_URL, REDIS_URL }: Record<string, string>) {
  const database = new pg.Client(DATABASE_URL);
  await database.connect();
  const { rows } = await database.query(
    "select datname from pg_database where not datistemplate order by datname",
  );
  const { rows: tables } = await database.query("select * from pg_tables where schemaname = 'public'");
  await database.end();
  const redis = new Redis(REDIS_URL ?? "");
  const keys = await redis.info("keyspace");
  await redis.quit();
  const databases = rows.map(({ datname }: { datname: string }) => datname);
  return { databases, tables: tables.length, keys: keys.replace("# Keyspace", "").trim() };
}

/** What the stack's own Prometheus has ever seen of a bot's metrics. */
async function botsIn(services: readonly { readonly name: string; readonly url: string }[]) {
  const url = services.find(({ name }) => name === "prometheus")?.url;
  const ofBots = new URLSearchParams({ "match[]": '{__name__=~"ledger_bot_.+"}' });
  return JSON.parse(await (await fetch(`${url}/api/v1/series?${ofBots}`)).text()).data;
}

async function isBot(port: string): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined))?.ok === true;
}
