import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { runCeiling } from "../../../src/loadtest/targets/ceiling/run-ceiling.ts";
import { keptEnvironment } from "../../../src/loadtest/targets/kept-environment.ts";
import { processFile } from "../../../src/loadtest/targets/process-file.ts";
import { freePort } from "../../free-port.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";

afterAll(removeTemporaryFolders);

const TOKEN = "a-token-of-a-test-0123456789";

async function serving(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), stop };
}

async function ceilingOf(
  url: URL,
  { durationMs = 1_000, connections = 2, signal = new AbortController().signal } = {},
) {
  return runCeiling({
    bot: { url, token: TOKEN, broken: new AbortController().signal },
    plan: { connections, durationMs, timeoutMs: 5_000, question: "What is a hard close?" },
    file: processFile("ceiling", ""),
    env: keptEnvironment(process.env),
    logFile: join(await temporaryFolder(), "ceiling.log"),
    signal,
  });
}

it("tells of each route as many latencies as there were responses, none of them made up", async () => {
  const seen = { health: 0, questions: 0 };
  const asked = new Set<string>();
  const { url } = await serving(async (request, response) => {
    seen[request.url === "/health" ? "health" : "questions"] += 1;
    let body = "";
    for await (const piece of request) body += piece;
    if (request.method === "POST")
      asked.add(`${request.headers.authorization} ${request.headers["idempotency-key"]} ${body}`);
    await delay(100);
    response.end("{}");
  });
  const figures = await ceilingOf(url);
  expect(figures.map(({ route }) => route)).toEqual(["GET /health", "POST /v1/questions"]);
  for (const [at, count] of [seen.health, seen.questions - 1].entries()) {
    const { requests, latency, errors, not2xx, statuses } = figures[at] ?? figures[0] ?? {};
    expect({ requests, count: latency?.count }).toEqual({ requests: statuses?.["200"], count: requests });
    // A request that is under way at the end is seen by the server only.
    expect(count - (requests ?? 0)).toBeLessThanOrEqual(2);
    expect(latency?.med).toBeGreaterThanOrEqual(99);
    expect({ errors, not2xx }).toEqual({ errors: 0, not2xx: 0 });
  }
  expect([...asked]).toEqual([
    expect.stringMatching(
      /^Bearer a-token\S* load-\S+ \{"text":"What is a hard close\?","asker":"load-ceiling"\}$/,
    ),
  ]);
});

it("gives what there is when it is interrupted", async () => {
  const stop = new AbortController();
  let heard = 0;
  const { url } = await serving((_, response) => {
    heard += 1;
    response.end("{}");
  });
  const running = ceilingOf(url, { durationMs: 3_600_000, signal: stop.signal });
  await until("the loop runs", () => heard > 20);
  stop.abort();
  const figures = await running;
  expect(figures).toHaveLength(1);
  expect(figures[0]?.requests).toBeGreaterThan(10);
});

it("counts what a server that dies in the middle does not answer", async () => {
  let heard = 0;
  const { url, stop } = await serving((request, response) => {
    heard += request.url === "/health" ? 1 : 0;
    response.end("{}");
    if (heard === 50) stop();
  });
  const [health] = await ceilingOf(url);
  expect(health?.errors).toBeGreaterThan(0);
});

it("is not begun where the question is not answered", async () => {
  const { url } = await serving((_, response) => response.writeHead(503).end());
  await expect(ceilingOf(url)).rejects.toMatchObject({
    code: "BOT_UNAVAILABLE",
    message: expect.stringContaining("503"),
  });
  const nobody = new URL(`http://127.0.0.1:${await freePort()}`);
  await expect(ceilingOf(nobody)).rejects.toMatchObject({ code: "BOT_UNAVAILABLE", exitCode: 4 });
});
