import { createConnection } from "node:net";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { down } from "../../src/stack/down/down.ts";
import { REDIS } from "../../src/stack/services/redis.ts";
import { readServices } from "../../src/stack/status/service-status.ts";
import { stackEnvironment } from "../../src/stack/up/running-stack.ts";
import { freePort } from "../free-port.ts";
import { skipWithout } from "../needs.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { faultOf } from "./fault-of.ts";
import { type RealEngine, startRealEngine, whatEngineLacks } from "./real-engine.ts";
import { stackOfTests } from "./stack-of-tests.ts";

const LONG = 300_000;
const missing = await whatEngineLacks();
let engine: RealEngine | undefined;
let count = 0;
let name: string;
let stack: Awaited<ReturnType<typeof stackOfTests>>;

beforeEach(async ({ skip }) => {
  if (missing !== undefined) skipWithout(missing, skip);
  engine ??= await startRealEngine();
  count += 1;
  name = `mended${count}`;
  stack = await stackOfTests(engine, name, [{ ...REDIS, port: { ...REDIS.port, wished: await freePort() } }]);
  // Of no account, whatever it says.
  vi.stubEnv("DOCKER_HOST", "tcp://127.0.0.1:1");
}, LONG);

afterEach(async () => {
  vi.unstubAllEnvs();
  if (engine) await down(stack.engine, name, { volumes: true });
});

afterAll(async () => {
  await engine?.stop();
  await removeTemporaryFolders();
}, LONG);

describe("a network", { timeout: 60_000 }, () => {
  it("that was pruned while the stack was stopped is made again, and the container in it, with its data", async () => {
    await set("kept", "yes", (await stack.up()).services);
    await redisContainer().stop();
    await real().docker.pruneNetworks();
    // It could not be started as it is; what the engine says is shown.
    await expect(redisContainer().start()).rejects.toThrow(/network .* not found/);
    expect((await status())?.why).toMatch(/^ended with \d+: .*network .* not found/);
    const { services } = await stack.up();
    expect(stack.said).toContain("Redis: made again, because its network is gone");
    expect(await get("kept", services)).toBe("yes");
  });

  it("that was made anew is joined again", async () => {
    await stack.up();
    await redisContainer().stop();
    const { docker } = real();
    await docker.pruneNetworks();
    const [found] = (await stack.engine.containers()).filter((one) => one.name === `${name}-redis`);
    await docker.createNetwork({
      Name: name,
      Labels: { "dev.ledger.stack": found?.labels["dev.ledger.stack"] ?? "" },
    });
    await stack.up();
    expect(stack.said).toContain("Redis: made again, because its network is another");
    expect((await status())?.health).toBe("healthy");
  });

  it("that a container was taken out of is told by `status`, and `up` puts it back, reachable from here", async () => {
    const before = await stack.up();
    await real()
      .docker.getNetwork(name)
      .disconnect({ Container: `${name}-redis` });
    expect(await status()).toMatchObject({
      health: "unhealthy",
      why: expect.stringMatching(/not reached from this machine: .*ECONNREFUSED/),
    });
    const { services } = await stack.up();
    expect(stack.said).toContain("Redis: made again, because it was taken out of its network");
    expect(services.get("redis")?.port).toBe(before.services.get("redis")?.port);
    expect(await accepts(services.get("redis")?.port ?? 0)).toBe(true);
  });

  it("of somebody else with our name ends `up` before anything is made, and stays", async () => {
    const { docker } = real();
    const foreign = await docker.createNetwork({ Name: name });
    const error = await faultOf(stack.up());
    expect(error).toMatchObject({ code: "STACK_NAME_TAKEN", exitCode: 4 });
    expect(error.message).toContain(`network ${name}`);
    await down(stack.engine, name, { volumes: true });
    expect((await foreign.inspect()).Id).toBe(foreign.id);
    expect(await stack.containers()).toEqual({});
    await foreign.remove();
  });
});

describe("volumes", { timeout: 60_000 }, () => {
  it("that were kept are there after a Ctrl-C in the next `up`, with what is in them", async () => {
    await set("kept", "yes", (await stack.up()).services);
    await down(stack.engine, name, { volumes: false });
    const STACK_IMAGE_REDIS = await real().image("hangs", "trap 'exit 0' TERM; while true; do sleep 1; done");
    const stop = new AbortController();
    const ended = stack
      .up({ env: { STACK_IMAGE_REDIS }, signal: stop.signal })
      .catch((error: unknown) => error);
    await until("it has begun", async () => (await stack.containers()).redis?.state === "running");
    stop.abort();
    expect(await ended).toBe(stop.signal.reason);
    expect(stack.said.join("\n")).toContain("What was begun is removed again.");
    expect(await stack.left()).toEqual([`${name}-redis`]);
    expect(await get("kept", (await stack.up()).services)).toBe("yes");
  });

  it("of an image's own, without a name, go with its containers", async () => {
    const before = await volumes();
    const STACK_IMAGE_REDIS = await imageWithVolume("/extra");
    await set("kept", "yes", (await stack.up({ env: { STACK_IMAGE_REDIS } })).services);
    expect(await volumes()).toHaveLength(before.length + 2);
    // Replaced, and then removed.
    const { services } = await stack.up();
    expect(await get("kept", services)).toBe("yes");
    expect((await volumes()).filter((one) => !before.includes(one))).toEqual([`${name}-redis`]);
    await stack.up({ env: { STACK_IMAGE_REDIS } });
    await down(stack.engine, name, { volumes: true });
    expect(await volumes()).toEqual(before);
  });

  it("that somebody else's container uses are told by `down --volumes`, and stay", async () => {
    await stack.up();
    const { docker, env } = real();
    const foreign = await docker.createContainer({
      Image: env.STACK_IMAGE_REDIS,
      HostConfig: { Binds: [`${name}-redis:/theirs`] },
    });
    const error = await faultOf(down(stack.engine, name, { volumes: true }));
    expect(error).toMatchObject({ code: "ENGINE_REFUSED", message: expect.stringContaining("in use") });
    expect(await stack.left()).toEqual([`${name}-redis`]);
    await foreign.remove();
  });
});

describe("an engine that hangs in the middle", { timeout: 90_000 }, () => {
  it("is no longer waited for after a Ctrl-C, which is told", async () => {
    const STACK_IMAGE_REDIS = await real().image("hangs", "trap 'exit 0' TERM; while true; do sleep 1; done");
    const stop = new AbortController();
    const ended = stack
      .up({ env: { STACK_IMAGE_REDIS }, signal: stop.signal })
      .catch((error: unknown) => error);
    await until("it has begun", async () => (await stack.containers()).redis?.state === "running");
    await real().pause();
    try {
      stop.abort();
      expect(await ended).toBe(stop.signal.reason);
    } finally {
      real().goOn();
    }
    expect(stack.said.join("\n")).toMatch(/does not answer[\s\S]*`ledger stack down` removes it/);
  });
});

function real(): RealEngine {
  if (!engine) throw new Error("The engine does not run.");
  return engine;
}

const redisContainer = () => real().docker.getContainer(`${name}-redis`);

type Running = Parameters<typeof stackEnvironment>[0];

async function withRedis<Result>(running: Running, act: (redis: Redis) => Promise<Result>): Promise<Result> {
  const redis = new Redis(stackEnvironment(running).REDIS_URL ?? "");
  try {
    return await act(redis);
  } finally {
    redis.disconnect();
  }
}
const set = (key: string, value: string, running: Running) =>
  withRedis(running, (redis) => redis.set(key, value));
const get = (key: string, running: Running) => withRedis(running, (redis) => redis.get(key));

async function status() {
  const { signal } = new AbortController();
  return (await readServices(stack.engine, name, [REDIS], signal))[0];
}

async function volumes(): Promise<readonly string[]> {
  return ((await real().docker.listVolumes()).Volumes ?? []).map(({ Name }) => Name).sort();
}

/** The stand-in for Redis with a further VOLUME. */
async function imageWithVolume(path: string): Promise<string> {
  const { docker, env } = real();
  const made = await docker.createContainer({ Image: env.STACK_IMAGE_REDIS, Cmd: ["true"] });
  const [repo, tag] = ["ledger-stand-in", "redis-volume"];
  await made.commit({ repo, tag, changes: [`VOLUME ${path}`, "CMD []"] });
  await made.remove();
  return `${repo}:${tag}`;
}

function accepts(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = createConnection(port, "127.0.0.1");
  socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
