import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { BotReading } from "../../../src/loadtest/resources/bot-reading.ts";
import { startResourceSampler } from "../../../src/loadtest/resources/resource-sampler.ts";
import { freePort } from "../../free-port.ts";
import { until } from "../../until.ts";
import { createTurnedStopwatch } from "../run/turned-stopwatch.ts";

async function serving(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function sampling(url: URL, pid?: number) {
  const stopwatch = createTurnedStopwatch();
  const beginAt = stopwatch.now();
  const readings: BotReading[] = [];
  const sampler = startResourceSampler({
    ...{ url, stopwatch, ...(pid !== undefined && { pid }) },
    stageAt: (moment) => (moment - beginAt < 2_000 ? "calm" : "busy"),
    onReading: (reading) => readings.push(reading),
  });
  onTestFinished(() => sampler.stop());
  const second = async () => {
    const count = readings.length;
    await stopwatch.pass(1_000);
    await until("it was read once more", () => readings.length > count);
  };
  return { sampler, readings, second };
}

it("reads once a second over one connection, and sums up each stage by itself", async () => {
  let scrapes = 0;
  const connections = new Set<unknown>();
  const url = await serving(({ socket, url: path }, response) => {
    connections.add(socket);
    const busy = scrapes > 2;
    response.end(
      path === "/metrics"
        ? `process_cpu_seconds_total ${scrapes * (busy ? 0.5 : 0.25)}\nledger_bot_questions_waiting ${busy ? 40 : 1}\n`
        : "",
    );
    scrapes += 1;
  });
  const { sampler, readings, second } = sampling(url);
  await until("it was read at the begin", () => readings.length === 1);
  for (let passed = 0; passed < 4; passed += 1) await second();
  expect(readings).toHaveLength(5);
  await sampler.stop();
  expect(scrapes).toBe(6);
  expect(connections.size).toBe(1);
  const stages = sampler.stages();
  expect([...stages.keys()]).toEqual(["calm", "busy"]);
  expect(stages.get("calm")).toMatchObject({ cpu: 0.25, queueDepth: 1, tokens: null });
  expect(stages.get("busy")).toMatchObject({ queueDepth: 40 });
});

it("goes on where the bot tells nothing, and says that it knows nothing", async () => {
  const { sampler, readings, second } = sampling(new URL(`http://127.0.0.1:${await freePort()}`));
  await until("it was read at the begin", () => readings.length === 1);
  await second();
  await sampler.stop();
  expect(readings[0]).toEqual({});
  expect(sampler.stages().size).toBe(0);
});

it.skipIf(process.platform !== "linux")(
  "asks the system of a process, also one that tells nothing",
  async () => {
    const { sampler, readings, second } = sampling(
      new URL(`http://127.0.0.1:${await freePort()}`),
      process.pid,
    );
    await until("it was read at the begin", () => readings.length === 1);
    await second();
    await sampler.stop();
    const { rss } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const [reading] = readings;
    expect(reading?.memoryBytes).toBeGreaterThan(rss / 2);
    expect(reading?.memoryBytes).toBeLessThan(rss * 2);
    expect(reading?.cpuSeconds).toBeGreaterThan(0);
    expect(reading?.cpuSeconds).toBeLessThanOrEqual((user + system) / 1e6 + 0.02);
    expect(sampler.stages().get("calm")?.memoryBytes).toBeGreaterThan(0);
  },
);
