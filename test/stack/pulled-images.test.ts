import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { down } from "../../src/stack/down/down.ts";
import { freePort } from "../free-port.ts";
import { skipWithout } from "../needs.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { faultOf } from "./fault-of.ts";
import { type EmptyEngine, startEmptyEngine, whatEngineLacks } from "./real-engine.ts";
import { type ImageOptions, type Registry, startRegistry } from "./registry.ts";
import { type Changed, stackOfTests } from "./stack-of-tests.ts";
import { shellEntrypoint, TINY_ENTRYPOINT, TINY_SERVICE, tinyLayer } from "./tiny-image.ts";

const LONG = 300_000;
const missing = await whatEngineLacks();
let real: EmptyEngine | undefined;
let layer: Buffer;
let registry: Registry;
let count = 0;
let name: string;
let stack: Awaited<ReturnType<typeof stackOfTests>>;

beforeEach(async ({ skip }) => {
  if (missing !== undefined) skipWithout(missing, skip);
  real ??= await startEmptyEngine();
  layer ??= await tinyLayer();
  registry = await startRegistry();
  count += 1;
  name = `pulled${count}`;
  const port = { ...TINY_SERVICE.port, wished: await freePort() };
  stack = await stackOfTests(real, name, [{ ...TINY_SERVICE, port }]);
}, LONG);

afterEach(async () => {
  if (!real) return;
  await down(stack.engine, name, { volumes: true });
  await registry.close();
});

afterAll(async () => {
  await real?.stop();
  await removeTemporaryFolders();
}, LONG);

/** An image that no other test has pulled. */
function served(changed: Partial<ImageOptions> = {}): string {
  return registry.add(`tests/${name}`, {
    layer,
    entrypoint: TINY_ENTRYPOINT,
    env: [`TEST=${name}`],
    ...changed,
  });
}

const upWith = (image: string, changed: Changed = {}) =>
  stack.up({ env: { STACK_IMAGE_REDIS_EXPORTER: image }, ...changed });

describe("an image by its digest", { timeout: 60_000 }, () => {
  it("is pulled once, tells how much of it there is, and runs", async () => {
    const image = served();
    const shown: string[] = [];
    const { services } = await upWith(image, { show: (line) => void shown.push(line) });
    const { port = 0 } = services.get("redis-exporter") ?? {};
    expect(await (await fetch(`http://127.0.0.1:${port}/health`)).text()).toBe("ok\n");
    expect(stack.said[0]).toBe(`Pulling ${image}`);
    expect(stack.said[1]).toMatch(/^Pulled 127\.0\.0\.1:\S+: \d\.\d MB$/);
    expect(shown.at(-1)).toMatch(/^ {2}(\d\.\d) of \1 MB, 1 of 1 layers$/);
    const asked = registry.asked.length;
    await down(stack.engine, name, { volumes: true });
    stack.said.length = 0;
    await upWith(image);
    expect(registry.asked.length).toBe(asked);
    expect(stack.said.join("\n")).not.toContain("Pull");
  });

  it("whose content is another is refused, and nothing is made", async () => {
    const image = served({ digest: `sha256:${"0".repeat(64)}` });
    const error = await faultOf(upWith(image));
    expect(error).toMatchObject({ code: "IMAGE_UNAVAILABLE", exitCode: 4 });
    expect(error.message).toContain(image);
    expect(error.message).toContain("verification failed for digest");
    expect(await stack.left()).toEqual([]);
  });
});

describe("a pull", { timeout: 60_000 }, () => {
  it("ends at Ctrl-C in the middle, with nothing made; the next `up` pulls again", async () => {
    // An engine that has the layer already would not ask for it.
    const image = served({ layer: await tinyLayer(name) });
    const goOn = registry.holdLayers();
    const stop = new AbortController();
    const shown: string[] = [];
    const ended = upWith(image, { signal: stop.signal, show: (line) => void shown.push(line) }).catch(
      (error: unknown) => error,
    );
    await until("some of it is there", () => shown.some((line) => / of \d\.\d MB, 0 of 1 layers/.test(line)));
    stop.abort();
    expect(await ended).toBe(stop.signal.reason);
    expect(await stack.left()).toEqual([]);
    goOn();
    await upWith(image);
    expect((await stack.containers())["redis-exporter"]?.state).toBe("running");
  });

  it.each([401, 404, 500])("that the registry answers with %i is told with what it says", async (status) => {
    const image = served();
    registry.failWith(status);
    const error = await faultOf(upWith(image));
    expect(error).toMatchObject({ code: "IMAGE_UNAVAILABLE", exitCode: 4 });
    expect(error.message).toContain(image);
    expect(error.message).toMatch(
      /: (unknown: the registry is ill|received unexpected HTTP status: 500 .+)$/,
    );
    expect(error.remedy).toContain("STACK_IMAGE_<SERVICE>");
    expect(await stack.left()).toEqual([]);
  });
});

describe("a wrong image", { timeout: 60_000 }, () => {
  it("is told where it is for other platforms alone, and nothing is made", async () => {
    const error = await faultOf(upWith(served({ architecture: "s390x" })));
    expect(error).toMatchObject({ code: "IMAGE_UNAVAILABLE", exitCode: 4 });
    expect(error.message).toContain("no matching manifest for linux/");
    expect(await stack.left()).toEqual([]);
  });

  it.each([
    ["has no such program", ["/bin/none"], "no such file"],
    ["holds what is no program", ["/www/health"], "permission denied"],
  ])("is told where it %s, and its container goes", async (_, entrypoint, said) => {
    const error = await faultOf(upWith(served({ entrypoint })));
    expect(error).toMatchObject({ code: "STACK_SERVICE_FAILED", exitCode: 4 });
    expect(error.message).toContain("its image is a wrong one");
    expect(error.message).toContain(said);
    expect(error.remedy).toContain("STACK_IMAGE_<SERVICE>");
    expect(await stack.containers()).toEqual({});
    // What the next one with the right image goes on from.
    await upWith(served());
    expect((await stack.containers())["redis-exporter"]?.state).toBe("running");
  });

  it.each([
    ["ends at once", shellEntrypoint("echo nothing to do; exit 7"), "nothing to do"],
    ["has a program for another machine", ["/foreign"], "exec format error"],
  ])("is told with its log where it %s", async (_, entrypoint, said) => {
    const error = await faultOf(upWith(served({ entrypoint })));
    expect(error).toMatchObject({ code: "STACK_SERVICE_FAILED", exitCode: 4 });
    expect(error.message).toContain(said);
  });
});
