import { spawnSync } from "node:child_process";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { down } from "../../src/stack/down/down.ts";
import { STACK_LABEL } from "../../src/stack/reconcile/names.ts";
import { openTmux, type Tmux } from "../dashboard/tmux.ts";
import { freePort } from "../free-port.ts";
import { canBeOrdinary, endLedgers, ORDINARY_USER, runLedger, startLedger } from "../ledger-process.ts";
import { needs, skipWithout } from "../needs.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { faultOf } from "./fault-of.ts";
import { type EmptyEngine, startEmptyEngine, whatEngineLacks } from "./real-engine.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { stackOfTests } from "./stack-of-tests.ts";
import { shellEntrypoint, TINY_ENTRYPOINT, TINY_SERVICE, tinyLayer } from "./tiny-image.ts";

const LONG = 300_000;
const LEDGER = join(import.meta.dirname, "..", "..", "bin", "run.js");
const MB = 1_000_000;
const NAME = "faults";
const CHOICE = ["--only", "redis-exporter", "--without", "redis"];
const HANGING = shellEntrypoint("trap 'exit 0' TERM; busybox sleep 1000 & wait");
const missing = await whatEngineLacks();
let real: EmptyEngine;
let registry: Registry;
let tmux: Tmux | undefined;
let image: string;
let data: string;
let stack: Awaited<ReturnType<typeof stackOfTests>>;

beforeEach(async ({ skip }) => {
  if (missing !== undefined) skipWithout(missing, skip);
  if (!registry) {
    const folder = await temporaryFolder();
    data = join(folder, "data");
    await mkdir(data);
    // Small, so that it can be filled.
    const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", data]);
    if (status !== 0) throw new Error(`No file system of its own can be made: ${stderr}`);
    real = await startEmptyEngine(folder);
    registry = await startRegistry();
    image = registry.add("tests/tiny", { layer: await tinyLayer(), entrypoint: TINY_ENTRYPOINT });
  }
  const port = { ...TINY_SERVICE.port, wished: await freePort() };
  stack = await stackOfTests(real, NAME, [{ ...TINY_SERVICE, port }]);
}, LONG);

afterEach(async () => {
  await endLedgers();
  if (real) await down(stack.engine, NAME, { volumes: true });
});

afterAll(async () => {
  if (!registry) return;
  await registry.close();
  await real.stop();
  spawnSync("umount", [data]);
  await removeTemporaryFolders();
}, LONG);

const up = (given = image) => stack.up({ env: { STACK_IMAGE_REDIS_EXPORTER: given } });
const state = async () => (await stack.containers())["redis-exporter"]?.state;
const environment = (given = image) => ({
  ...real.env,
  STACK_NAME: NAME,
  STACK_IMAGE_REDIS_EXPORTER: given,
});

/** Takes what is free on the engine's disk, but for some bytes. */
async function fill(free = 0): Promise<void> {
  const { bavail, bsize } = await statfs(data);
  await writeFile(join(data, "filler"), Buffer.alloc(Math.max(bavail * bsize - free, 0)));
}
const empty = () => rm(join(data, "filler"));

describe("a full disk", { timeout: 60_000 }, () => {
  it("in the middle of a pull is told as that, and with space `up` goes on", async () => {
    await fill(2 * MB);
    const error = await faultOf(up());
    expect(error).toMatchObject({ code: "ENGINE_FULL", exitCode: 4 });
    expect(error.message).toContain("Pulling the image");
    expect(error.remedy).toContain("docker system df");
    expect(await stack.left()).toEqual([]);
    await empty();
    await up();
    expect(await state()).toBe("running");
  });

  it("while a container is made or started is told as that, and with space `up` goes on", async () => {
    await up();
    await down(stack.engine, NAME, { volumes: false });
    await fill();
    expect(await faultOf(up())).toMatchObject({ code: "ENGINE_FULL", exitCode: 4 });
    await empty();
    await up();
    expect(await state()).toBe("running");
    await real.docker.getContainer(`${NAME}-redis-exporter`).kill();
    await fill();
    expect(await faultOf(up())).toMatchObject({ code: "ENGINE_FULL", exitCode: 4 });
    await empty();
    await up();
    expect(await state()).toBe("running");
  });
});

describe("an engine that ends", { timeout: 60_000 }, () => {
  it("in the middle of `up` is told as that, and `up` goes on once it is back", async () => {
    const hangs = registry.add("tests/hangs", {
      layer: await tinyLayer(),
      entrypoint: HANGING,
    });
    const failing = faultOf(up(hangs));
    await until("it is made", async () => (await state()) === "running");
    await real.stop();
    // Its containers end a moment before it does: what is seen first is told.
    expect(["ENGINE_UNAVAILABLE", "STACK_SERVICE_FAILED"]).toContain((await failing).code);
    await real.restart();
    await up();
    expect(await state()).toBe("running");
  });

  it("in a pull is told as that", async () => {
    const layer = await tinyLayer("another");
    const slow = registry.add("tests/slow", { layer, entrypoint: TINY_ENTRYPOINT });
    const goOn = registry.holdLayers();
    const asked = registry.asked.length;
    const failing = faultOf(up(slow));
    await until("the layer is asked for", () => registry.asked.length >= asked + 2);
    await real.kill();
    const error = await failing;
    goOn();
    await real.restart();
    expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", exitCode: 4 });
    expect(await stack.left()).toEqual([]);
  });

  it("killed, as when the power goes, leaves what the next `up` starts again", async () => {
    const { services } = await up();
    const before = await stack.containers();
    await real.kill();
    await real.restart();
    await up();
    const after = await stack.containers();
    expect(after["redis-exporter"]).toMatchObject({
      id: before["redis-exporter"]?.id,
      ports: before["redis-exporter"]?.ports,
      state: "running",
    });
    const { port = 0 } = services.get("redis-exporter") ?? {};
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  });
});

describe("two commands at once", { timeout: LONG }, () => {
  it("go one after the other: two `up` make one stack, and `down` beside an `up` leaves none", async () => {
    const [first, second] = await Promise.all(
      ["a", "b"].map(() => runLedger(["stack", "up", ...CHOICE], "", environment())),
    );
    expect([first?.code, second?.code]).toEqual([0, 0]);
    expect(`${first?.stderr}${second?.stderr}`).toMatch(
      /Waiting for `ledger stack up` \(process \d+\), which is at work on the stack faults\./,
    );
    expect((await stack.left()).sort()).toEqual([NAME, `${NAME}-redis-exporter`]);
    await down(stack.engine, NAME, { volumes: true });

    const starting = startLedger(["stack", "up", ...CHOICE], environment());
    await until("it has begun", async () => (await stack.left()).length > 0);
    const ending = runLedger(["stack", "down", "--volumes", "--yes"], "", environment());
    expect(await starting.ended).toMatchObject({ code: 0 });
    expect(await ending).toMatchObject({ code: 0 });
    expect(await stack.left()).toEqual([]);
  });

  it("do not hold each other up when the first is killed", async () => {
    const hangs = registry.add("tests/hangs", {
      layer: await tinyLayer(),
      entrypoint: HANGING,
    });
    const first = startLedger(["stack", "up", ...CHOICE], environment(hangs));
    await until("it has begun", async () => (await state()) === "running");
    const second = startLedger(["stack", "up", ...CHOICE], environment());
    let said = "";
    second.child.stderr?.on("data", (chunk) => (said += chunk));
    await until("it waits", () => said.includes("Waiting for"));
    first.child.kill("SIGKILL");
    expect(await second.ended).toMatchObject({ code: 0 });
    expect((await stack.left()).sort()).toEqual([NAME, `${NAME}-redis-exporter`]);
  });
});

describe("`down --volumes` on a terminal", { timeout: 60_000 }, () => {
  needs("tmux");
  afterEach(() => tmux?.close());

  it.each([
    ["y", ["y", "Enter"], 0],
    ["n", ["n", "Enter"], 1],
    ["Enter", ["Enter"], 1],
    ["Ctrl-D", ["C-d"], 1],
    ["Ctrl-C", ["C-c"], 130],
  ])("asks, and is answered by %s", async (_, keys, code) => {
    await real.docker.createVolume({ Name: `${NAME}-redis`, Labels: { [STACK_LABEL]: NAME } });
    tmux = await openTmux(120, 20);
    const { DOCKER_HOST } = real.env;
    const settings = `DOCKER_HOST='${DOCKER_HOST}' STACK_NAME=${NAME}`;
    await tmux.enter(`${settings} '${process.execPath}' '${LEDGER}' stack down --volumes; echo "code:$?"`);
    await tmux.shows(/Delete faults-redis with everything in them\? \(y\/N\)/);
    for (const key of keys) await tmux.press(key);
    await tmux.shows(new RegExp(`^code:${code}$`, "m"));
    expect(await tmux.text()).toContain(
      code === 0 ? "Removed the volume faults-redis." : "Nothing was removed.",
    );
    expect(await stack.left()).toEqual(code === 0 ? [] : [`${NAME}-redis`]);
  });
});

describe("who may not", { timeout: 60_000 }, () => {
  it("use the engine's socket is told so, with what to do", { skip: !canBeOrdinary }, async () => {
    const env = { ...environment(), HOME: await temporaryFolder() };
    const { code, stderr } = await runLedger(["stack", "up", ...CHOICE], "", env, ORDINARY_USER);
    expect(code).toBe(4);
    expect(stderr).toContain("docker.sock: permission denied");
    expect(stderr).toContain("join the group that owns the socket");
  });

  it("pull as nobody uses the login of Docker's configuration", async () => {
    const layer = await tinyLayer("of a member");
    const guarded = registry.add("tests/guarded", { layer, entrypoint: TINY_ENTRYPOINT });
    registry.requireLogin("ada:secret");
    const refused = await runLedger(["stack", "up", ...CHOICE], "", environment(guarded));
    expect(refused).toMatchObject({ code: 4, stderr: expect.stringContaining("no basic auth credentials") });
    const DOCKER_AUTH_CONFIG = JSON.stringify({ auths: { [registry.host]: { auth: btoa("ada:secret") } } });
    const env = { ...environment(guarded), DOCKER_AUTH_CONFIG };
    expect(await runLedger(["stack", "up", ...CHOICE], "", env)).toMatchObject({ code: 0 });
  });
});
