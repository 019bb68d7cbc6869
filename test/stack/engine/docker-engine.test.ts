import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createDockerEngine } from "../../../src/stack/engine/docker-engine.ts";
import type { ContainerEngine } from "../../../src/stack/engine/engine.ts";
import { until } from "../../until.ts";
import { faultOf } from "../fault-of.ts";
import { closeSockets, engineSocket, hangingSocket, listen } from "../places/engine-sockets.ts";
import { turnedTimeouts } from "../places/turned-timeouts.ts";

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeSockets();
});

describe("an engine at a socket", () => {
  it("is the one that is asked, whatever DOCKER_HOST says", async () => {
    const asked: (string | undefined)[] = [];
    const other = createServer(({ url }, response) => {
      asked.push(url);
      response.end("[]");
    }).listen(0, "127.0.0.1");
    await once(other, "listening");
    vi.stubEnv("DOCKER_HOST", `tcp://127.0.0.1:${(other.address() as AddressInfo).port}`);
    expect(await createDockerEngine(await engineSocket()).containers()).toEqual([]);
    other.close();
    other.closeAllConnections();
    expect(asked).toEqual([]);
  });
});

describe("what an engine refuses", () => {
  type Act = (engine: ContainerEngine) => Promise<void>;
  const acts = {
    start: (engine) => engine.start("a"),
    stop: (engine) => engine.stop("a"),
    removeContainer: (engine) => engine.removeContainer("a"),
    removeNetwork: (engine) => engine.removeNetwork("a"),
    removeVolume: (engine) => engine.removeVolume("a"),
  } satisfies Record<string, Act>;
  const answered = async (act: keyof typeof acts, status: number, message: string) => {
    const socket = await listen((_request, response) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(status === 304 ? undefined : JSON.stringify({ message }));
    });
    return acts[act](createDockerEngine(socket));
  };

  it.each([
    ["start", 304, ""],
    ["stop", 304, ""],
    ["stop", 404, "No such container: a"],
    ["removeContainer", 404, "No such container: a"],
    ["removeContainer", 409, "removal of container a is already in progress"],
    ["removeNetwork", 404, "network a not found"],
    ["removeVolume", 404, "get a: no such volume"],
  ] as const)("is fine where it is done already: %s, %i %s", async (act, status, message) => {
    await answered(act, status, message);
  });

  it.each([
    ["start", 404, "network 0123 not found"],
    ["start", 404, "No such container: a"],
    ["stop", 409, "container a is not running"],
    ["removeContainer", 409, "you cannot remove a paused container"],
    ["removeNetwork", 409, "error while removing network: network a has active endpoints"],
    ["removeNetwork", 403, "a is a pre-defined network and cannot be removed"],
    ["removeVolume", 409, "remove a: volume is in use"],
  ] as const)("is told where it is not: %s, %i %s", async (act, status, message) => {
    const error = await faultOf(answered(act, status, message));
    expect(error).toMatchObject({ code: "ENGINE_REFUSED", message: expect.stringContaining(message) });
  });
});

describe("an engine that hangs", () => {
  it.each([
    ["a look", 10, (engine: ContainerEngine) => engine.networks()],
    ["a change", 30, (engine: ContainerEngine) => engine.removeVolume("a")],
    ["an image", 10, (engine: ContainerEngine) => engine.hasImage("a")],
    ["a log", 10, (engine: ContainerEngine) => engine.lastLines("a", 1)],
    ["the memory", 10, (engine: ContainerEngine) => engine.memory("a")],
  ])("is given up: %s after %i s", async (_, seconds, act) => {
    const time = turnedTimeouts();
    const { path, asked } = await hangingSocket();
    let isWaiting = true;
    const failing = faultOf(act(createDockerEngine(path))).finally(() => {
      isWaiting = false;
    });
    await until("it is asked", () => asked.length === 1);
    time.turn(seconds * 1_000 - 1);
    expect(isWaiting).toBe(true);
    time.turn(1);
    const error = await failing;
    expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", exitCode: 4 });
    expect(error.message).toContain("The container engine does not answer: ");
    expect(error.message).toContain(`no answer in ${seconds} s`);
    expect(error.remedy).toContain("restart the engine");
  });

  it("is given up in the middle of an answer", async () => {
    const time = turnedTimeouts();
    const { path, asked } = await hangingSocket("[");
    const failing = faultOf(createDockerEngine(path).networks());
    await until("it is asked", () => asked.length === 1);
    time.turn(10_000);
    expect((await failing).message).toContain("no answer in 10 s");
  });

  it.each([
    ["a look, at once", (engine: ContainerEngine) => engine.containers()],
    ["a change, soon", (engine: ContainerEngine) => engine.stop("a")],
  ])("is no longer waited for after a Ctrl-C: %s", async (_, act) => {
    const { path, asked } = await hangingSocket();
    const stop = new AbortController();
    const engine = createDockerEngine(path).until(stop.signal);
    const ended = act(engine).catch((error: unknown) => error);
    await until("it is asked", () => asked.length === 1);
    stop.abort();
    expect(await ended).toBe(stop.signal.reason);
    await expect(engine.networks()).rejects.toBe(stop.signal.reason);
    expect(asked).toHaveLength(1);
  });
});
