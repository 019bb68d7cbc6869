import { once } from "node:events";
import { createServer } from "node:net";
import { Redis } from "ioredis";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { LedgerError } from "../../src/core/errors.ts";
import { down } from "../../src/stack/down/down.ts";
import { asText } from "../../src/stack/logs/line-form.ts";
import { showLogs } from "../../src/stack/logs/show-logs.ts";
import { POSTGRES } from "../../src/stack/services/postgres.ts";
import { REDIS } from "../../src/stack/services/redis.ts";
import type { Service } from "../../src/stack/services/service.ts";
import { readServices } from "../../src/stack/status/service-status.ts";
import { stackEnvironment } from "../../src/stack/up/running-stack.ts";
import { freePort } from "../free-port.ts";
import { skipWithout } from "../needs.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { type RealEngine, startRealEngine, whatEngineLacks } from "./real-engine.ts";
import { stackOfTests } from "./stack-of-tests.ts";

const LONG = 300_000;
const missing = await whatEngineLacks();
let real: RealEngine | undefined;
let count = 0;
let stack: Awaited<ReturnType<typeof stackOfTests>>;
let name: string;
let redis: Service;

beforeEach(async ({ skip }) => {
  if (missing !== undefined) skipWithout(missing, skip);
  real ??= await startRealEngine();
  count += 1;
  name = `test${count}`;
  redis = { ...REDIS, port: { ...REDIS.port, wished: await freePort() } };
  stack = await stackOfTests(real, name, [redis]);
}, LONG);

afterEach(async () => {
  if (real) await down(stack.engine, name, { volumes: true });
});

afterAll(async () => {
  await real?.stop();
  await removeTemporaryFolders();
}, LONG);

describe("a stack", { timeout: 60_000 }, () => {
  it("is a Postgres and a Redis that the bot can use, on 127.0.0.1 alone", async () => {
    const postgres = { ...POSTGRES, port: { ...POSTGRES.port, wished: await freePort() } };
    const { services } = await stack.up({ services: [postgres, redis] });
    const { DATABASE_URL, REDIS_URL = "" } = stackEnvironment(services);
    const database = new pg.Client(DATABASE_URL);
    await database.connect();
    expect((await database.query("select current_database() as name")).rows).toEqual([{ name: "ledger" }]);
    await database.end();
    const client = new Redis(REDIS_URL);
    const asked = ["appendonly", "maxmemory", "maxmemory-policy"];
    const values = await Promise.all(
      asked.map(async (key) => ((await client.config("GET", key)) as string[])[1]),
    );
    client.disconnect();
    expect(values).toEqual(["yes", String(512 * 1024 * 1024), "allkeys-lru"]);
    const bound = await realEngine().docker.getContainer(`${name}-postgres`).inspect();
    expect(bound.NetworkSettings.Ports["5432/tcp"]).toEqual([
      { HostIp: "127.0.0.1", HostPort: String(postgres.port.wished) },
    ]);
  });

  it("is left as it is by a second `up`", async () => {
    await stack.up();
    const before = await stack.containers();
    stack.said.length = 0;
    await stack.up();
    expect(await stack.containers()).toEqual(before);
    expect(stack.said).toEqual([]);
  });

  it("starts a container again that has ended, on its port", async () => {
    await stack.up();
    const { redis: before } = await stack.containers();
    await realEngine().docker.getContainer(`${name}-redis`).kill();
    expect(await health()).toEqual(["exited", "unhealthy", "ended with 137"]);
    await stack.up();
    const { redis: after } = await stack.containers();
    expect(after).toMatchObject({ id: before?.id, ports: before?.ports, state: "running" });
    expect(stack.said).toContain("Redis: started again, because it had ended with 137");
  });

  it("makes a container again that was made and never started: its maker was killed in between", async () => {
    await stack.up();
    const { redis: made } = await stack.containers();
    await down(stack.engine, name, { volumes: false });
    const { docker, env } = realEngine();
    await docker.createContainer({
      name: `${name}-redis`,
      Image: env.STACK_IMAGE_REDIS,
      Labels: { ...made?.labels },
    });
    await stack.up();
    expect(stack.said).toContain("Redis: made again, because it was made and never started");
    expect(await health()).toEqual(["running", "healthy", undefined]);
  });

  it("replaces an older configuration, and keeps the data, the port and the other services", async () => {
    const { services } = await stack.up();
    const { REDIS_URL = "" } = stackEnvironment(services);
    const first = new Redis(REDIS_URL);
    await first.set("kept", "yes");
    first.disconnect();
    const before = await stack.containers();
    const command = [...(redis.command ?? []), "--maxclients", "100"];
    await stack.up({ services: [{ ...redis, command }] });
    const after = await stack.containers();
    expect(after.redis?.id).not.toBe(before.redis?.id);
    expect(after.redis?.ports).toEqual(before.redis?.ports);
    const second = new Redis(REDIS_URL);
    expect(await second.get("kept")).toBe("yes");
    second.disconnect();
    expect(stack.said).toContain("Redis: made again, because its configuration is another");
  });

  it("tells that the engine stopped, and goes on once it is back, as after a reboot", async () => {
    await stack.up();
    await realEngine().stop();
    const error = await faultOf(stack.up());
    expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", exitCode: 4 });
    expect(error.message).toContain("stopped answering");
    await realEngine().restart();
    await stack.up();
    expect(await health()).toEqual(["running", "healthy", undefined]);
  });
});

describe("a port in use", { timeout: 60_000 }, () => {
  it("names its owner; the next one is taken, and kept when the first is free again", async () => {
    const server = createServer().listen(redis.port.wished, "127.0.0.1");
    await once(server, "listening");
    const { services } = await stack.up();
    const taken = services.get("redis")?.port ?? 0;
    expect(taken).toBeGreaterThan(redis.port.wished);
    expect(stack.said.join("\n")).toMatch(
      new RegExp(`Redis: on port ${taken}, because .+ \\(process ${process.pid}\\) has ${redis.port.wished}`),
    );
    server.close();
    await once(server, "close");
    const again = await stack.up();
    expect(again.services.get("redis")?.port).toBe(taken);
  });

  it("is named with the container that has it, and a container whose port was taken meanwhile gets another", async () => {
    await stack.up();
    await realEngine().docker.getContainer(`${name}-redis`).stop();
    const other = await stackOfTests(realEngine(), `${name}other`, [redis]);
    await other.up();
    await stack.up();
    expect(stack.said.join("\n")).toContain(
      `because the container ${name}other-redis has ${redis.port.wished}`,
    );
    expect(await health()).toEqual(["running", "healthy", undefined]);
    await down(other.engine, `${name}other`, { volumes: true });
  });
});

describe("a service that does not get ready", { timeout: 60_000 }, () => {
  it("shows its last 20 log lines and what its probe said, when its deadline is over", async () => {
    const STACK_IMAGE_REDIS = await realEngine().image(
      "hangs",
      "trap 'exit 0' TERM; for i in $(seq 30); do echo line $i; done; while true; do sleep 1; done",
    );
    const error = await faultOf(stack.up({ env: { STACK_IMAGE_REDIS }, deadlineSeconds: 1 }));
    expect(error).toMatchObject({ code: "STACK_SERVICE_FAILED", exitCode: 4 });
    expect(error.message).toContain("Redis is not ready after 1 s.");
    expect(error.message).toMatch(
      /Its probe, `sh -c redis-cli ping \| grep -q PONG` in the container, said: ended with 1/,
    );
    expect(error.message).toContain("The last 20 lines of its log:\n  line 11\n");
    expect(error.message).toMatch(/line 30$/);
    // It stays, to be looked at; the next `up` goes on from there.
    expect((await stack.containers()).redis?.state).toBe("running");
  });

  it("is told at once when it has ended", async () => {
    const STACK_IMAGE_REDIS = await realEngine().image("ends", "sleep 1; echo no such option; exit 3");
    const error = await faultOf(stack.up({ env: { STACK_IMAGE_REDIS } }));
    expect(error.message).toContain("Redis has ended with 3.");
    expect(error.message).toContain("  no such option");
  });
});

describe("Ctrl-C in the middle", { timeout: 60_000 }, () => {
  it("leaves nothing where nothing was", async () => {
    const STACK_IMAGE_REDIS = await realEngine().image(
      "hangs",
      "trap 'exit 0' TERM; while true; do sleep 1; done",
    );
    const stop = new AbortController();
    const ended = stack
      .up({ env: { STACK_IMAGE_REDIS }, signal: stop.signal })
      .catch((error: unknown) => error);
    await until("it has begun", async () => (await stack.containers()).redis?.state === "running");
    stop.abort();
    expect(await ended).toBe(stop.signal.reason);
    expect(await stack.left()).toEqual([]);
  });

  it("leaves the stack where one was", async () => {
    const STACK_IMAGE_REDIS = await realEngine().image(
      "hangs",
      "trap 'exit 0' TERM; while true; do sleep 1; done",
    );
    await stack.up();
    const before = await stack.containers();
    const stop = new AbortController();
    const ended = stack
      .up({ env: { STACK_IMAGE_REDIS }, signal: stop.signal })
      .catch((error: unknown) => error);
    await until("it has begun", async () => (await stack.containers()).redis?.id !== before.redis?.id);
    stop.abort();
    await ended;
    await stack.up();
    expect(await health()).toEqual(["running", "healthy", undefined]);
    expect((await stack.left()).sort()).toEqual([name, `${name}-redis`, `${name}-redis`]);
  });
});

describe("what is not ours", { timeout: 60_000 }, () => {
  it("is left alone: a container with our name ends `up` before anything is made, and `down` passes it by", async () => {
    const { docker, env } = realEngine();
    const foreign = await docker.createContainer({
      name: `${name}-redis`,
      Image: env.STACK_IMAGE_REDIS,
      Cmd: ["sleep", "60"],
    });
    const error = await faultOf(stack.up());
    expect(error).toMatchObject({ code: "STACK_NAME_TAKEN", exitCode: 4 });
    expect(error.message).toContain(`container ${name}-redis`);
    expect(await stack.left()).toEqual([]);
    await down(stack.engine, name, { volumes: true });
    expect((await foreign.inspect()).Id).toBe(foreign.id);
    await foreign.remove();
  });

  it("nor is a volume with our name taken", async () => {
    const { docker } = realEngine();
    await docker.createVolume({ Name: `${name}-redis` });
    expect((await faultOf(stack.up())).message).toContain(`volume ${name}-redis`);
    await docker.getVolume(`${name}-redis`).remove();
  });
});

describe("an image that is missing", { timeout: 60_000 }, () => {
  it("is told with the setting that replaces it, and nothing was made or replaced", async () => {
    await stack.up();
    const before = await stack.containers();
    const error = await faultOf(stack.up({ env: { STACK_IMAGE_REDIS: "localhost:1/nobody/redis:7" } }));
    expect(error).toMatchObject({ code: "IMAGE_UNAVAILABLE", exitCode: 4 });
    expect(error.message).toContain("localhost:1/nobody/redis:7");
    expect(error.remedy).toContain("STACK_IMAGE_REDIS");
    expect(await stack.containers()).toEqual(before);
  });
});

describe("the logs", { timeout: 60_000 }, () => {
  it("are the last lines of each service, and go on until the signal", async () => {
    await stack.up();
    const lines: string[] = [];
    const stop = new AbortController();
    const { engine } = stack;
    const print = (line: string) => void lines.push(line);
    const form = asText([redis]);
    const options = {
      ...{ engine, stack: name, services: [redis], tail: 100, form, print, signal: stop.signal },
      say: () => {},
    };
    await showLogs({ ...options, follow: false });
    expect(lines.join("\n")).toMatch(/^redis \| .*Ready to accept connections/m);
    lines.length = 0;
    const following = showLogs({ ...options, tail: 0, follow: true });
    const { services } = await stack.up();
    const client = new Redis(stackEnvironment(services).REDIS_URL ?? "");
    await until("a line of a later moment comes", async () => {
      await client.bgrewriteaof().catch(() => {});
      return lines.some((line) => line.includes("rewrite"));
    });
    client.disconnect();
    const starts = () => lines.filter((line) => line.includes("Ready to accept connections")).length;
    await realEngine().docker.getContainer(`${name}-redis`).restart();
    await until("the line of a start comes, after a restart", () => starts() === 1);
    await realEngine().docker.getContainer(`${name}-redis`).remove({ force: true });
    await stack.up();
    await until("the line of a start comes, of a container that was made again", () => starts() === 2);
    expect(lines.filter((line) => line.includes("Redis is starting"))).toHaveLength(2);
    stop.abort();
    await following;
  });
});

describe("`down`", { timeout: 60_000 }, () => {
  it("keeps the volumes, and with them the data, unless they are to go", async () => {
    const { services } = await stack.up();
    const first = new Redis(stackEnvironment(services).REDIS_URL ?? "");
    await first.set("kept", "yes");
    first.disconnect();
    await down(stack.engine, name, { volumes: false });
    expect(await stack.left()).toEqual([`${name}-redis`]);
    const again = await stack.up();
    const second = new Redis(stackEnvironment(again.services).REDIS_URL ?? "");
    expect(await second.get("kept")).toBe("yes");
    second.disconnect();
    expect(await down(stack.engine, name, { volumes: true })).toEqual({
      containers: [`${name}-redis`],
      networks: [name],
      volumes: [`${name}-redis`],
    });
    expect(await stack.left()).toEqual([]);
  });
});

function realEngine(): RealEngine {
  if (!real) throw new Error("The engine does not run.");
  return real;
}

async function health() {
  const [status] = await readServices(stack.engine, name, [redis], new AbortController().signal);
  return [status?.state, status?.health, status?.why];
}

async function faultOf(act: Promise<unknown>): Promise<LedgerError> {
  const thrown = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof LedgerError) return thrown;
  throw new Error(`It did not fail as a LedgerError: ${String(thrown)}`, { cause: thrown });
}
