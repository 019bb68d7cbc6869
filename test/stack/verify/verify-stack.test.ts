import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { ContainerEngine } from "../../../src/stack/engine/engine.ts";
import { ALERTMANAGER } from "../../../src/stack/services/alertmanager.ts";
import { PROMETHEUS } from "../../../src/stack/services/prometheus.ts";
import type { RunningStack } from "../../../src/stack/up/running-stack.ts";
import { TARGETS_ARE_UP, whyDown } from "../../../src/stack/verify/targets-are-up.ts";
import { TEST_ALERT_ARRIVES } from "../../../src/stack/verify/test-alert-arrives.ts";
import { untilSeen } from "../../../src/stack/verify/until-seen.ts";
import type { Verdict, Verification } from "../../../src/stack/verify/verification.ts";
import { verifyStack } from "../../../src/stack/verify/verify-stack.ts";

const servers: Server[] = [];
const NEVER = new AbortController().signal;

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function served(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

function stackWith(ports: { readonly prometheus?: number; readonly alertmanager?: number }): RunningStack {
  const running = [PROMETHEUS, ALERTMANAGER].flatMap((service) => {
    const port = ports[service.name as keyof typeof ports];
    return port === undefined ? [] : [[service.name, { id: service.name, port, service }] as const];
  });
  // What is looked at here asks no engine.
  return {
    engine: {} as ContainerEngine,
    ...{ name: "test", services: new Map(running), botPort: 1, metricsHost: "172.17.0.1" },
    ...{ scrapeSeconds: 1, folder: "", changed: true },
  };
}

/** What Prometheus says of one target. */
function targets(scrapeUrl: string, health: string, lastError = ""): string {
  return JSON.stringify({
    data: { activeTargets: [{ scrapeUrl, health, lastError, labels: { job: "it" } }] },
  });
}

describe("Prometheus' targets", () => {
  it("count once they are up, though they were not at first", async () => {
    let asked = 0;
    const prometheus = await served((_, response) => {
      asked += 1;
      response.end(targets("http://prometheus:9090/metrics", asked < 3 ? "unknown" : "up"));
    });
    expect(await TARGETS_ARE_UP.check(stackWith({ prometheus }), NEVER)).toMatchObject({ seen: "yes" });
    expect(asked).toBe(3);
  });

  it("are not those of a bot that does not run, and it is said", async () => {
    const both = JSON.parse(targets("http://host.docker.internal:1/metrics", "down", "refused"));
    both.data.activeTargets.push(
      JSON.parse(targets("http://localhost:9090/metrics", "up")).data.activeTargets[0],
    );
    const prometheus = await served((_, response) => response.end(JSON.stringify(both)));
    expect(await TARGETS_ARE_UP.check(stackWith({ prometheus }), NEVER)).toEqual({
      seen: "yes",
      said: "it; no bot runs on this machine at port 1 yet",
    });
  });
});

it("names the setting with which containers reach a bot that answers on this machine", () => {
  const scrapeUrl = "http://host.docker.internal:8080/metrics";
  const down = { scrapeUrl, health: "down", lastError: "refused", labels: { job: "bot" } } as const;
  expect(whyDown(down, { metricsHost: "172.17.0.1" })).toContain("start it with METRICS_HOST=172.17.0.1");
  expect(whyDown(down, { metricsHost: undefined })).toBe(`bot at ${scrapeUrl} is down (refused)`);
});

describe("the verification", () => {
  it("lists what does not hold", async () => {
    const check = async () => ({ seen: "no", said: "nothing came" }) as const;
    const ending = verifyStack(stackWith({}), NEVER, [{ claim: "Something arrives", check }]);
    await expect(ending).rejects.toMatchObject({
      code: "STACK_NOT_VERIFIED",
      exitCode: 4,
      message: expect.stringContaining("  - Something arrives: nothing came"),
    });
  });

  it("has nothing to see where no service is there that it is about", async () => {
    const verdicts = await verifyStack(stackWith({}), NEVER, [TARGETS_ARE_UP, TEST_ALERT_ARRIVES]);
    expect(verdicts.map(({ seen }) => seen)).toEqual(["nothing to see", "nothing to see"]);
  });

  it("says after a moment what it waits for, and not yet before", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const said: string[] = [];
    const { promise, resolve } = Promise.withResolvers<Verdict>();
    const check: Verification["check"] = (_stack, _signal, notYet) => {
      notYet?.("bot at http://b:8080/metrics is down");
      return promise;
    };
    const say = (line: string) => void said.push(line);
    const verified = verifyStack(stackWith({}), NEVER, [{ claim: "It is up", check }], { say });
    await vi.advanceTimersByTimeAsync(2_900);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(said).toEqual([
      "Waiting until this holds: It is up. Not yet: bot at http://b:8080/metrics is down",
    ]);
    resolve({ seen: "yes", said: "bot" });
    await verified;
  });

  it("names what is not part of the choice", async () => {
    const verdicts = await verifyStack(stackWith({}), NEVER, [TARGETS_ARE_UP, TEST_ALERT_ARRIVES]);
    expect(verdicts.map(({ said }) => said)).toEqual([
      "Prometheus is not part of the choice",
      "Alertmanager is not part of the choice",
    ]);
  });

  it("gives the last look's words when the time is over", async () => {
    const look = () => Promise.reject(new Error("GET x: refused"));
    expect(await untilSeen(look, 0, NEVER)).toEqual({ seen: "no", said: "GET x: refused" });
  });
});
