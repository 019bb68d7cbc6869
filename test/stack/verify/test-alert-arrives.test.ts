import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { ContainerEngine } from "../../../src/stack/engine/engine.ts";
import { ALERTMANAGER } from "../../../src/stack/services/alertmanager.ts";
import { PROMETHEUS } from "../../../src/stack/services/prometheus.ts";
import type { RunningStack } from "../../../src/stack/up/running-stack.ts";
import { TEST_ALERT_ARRIVES } from "../../../src/stack/verify/test-alert-arrives.ts";
import { startAlertmanager } from "../../monitoring/alertmanager-process.ts";
import { ALERTMANAGER_FILE } from "../../monitoring/run-program.ts";
import { needs } from "../../needs.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";

interface SentAlert {
  readonly labels: Readonly<Record<string, string>>;
}

const servers: Server[] = [];
const NEVER = new AbortController().signal;

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});
afterAll(removeTemporaryFolders);

async function served(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<number> {
  const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Takes alerts as Alertmanager does, and lists of them what it is told to. */
async function alertmanagerThatLists(listed: (taken: readonly SentAlert[]) => readonly SentAlert[]) {
  const taken: SentAlert[] = [];
  const port = await served(async (request, response) => {
    if (request.method === "POST") {
      taken.push(...(JSON.parse(await textOf(request)) as SentAlert[]));
      return response.end();
    }
    response.end(JSON.stringify(listed(taken)));
  });
  return { port, taken };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}

/** Its image has no program that could send: who verifies sends it then. */
const ENGINE = { exec: async () => ({ code: 127, output: "" }) };

function stackWith(ports: { readonly alertmanager: number; readonly prometheus?: number }): RunningStack {
  const running = [PROMETHEUS, ALERTMANAGER].flatMap((service) => {
    const port = ports[service.name as keyof typeof ports];
    return port === undefined ? [] : [[service.name, { id: service.name, port, service }] as const];
  });
  return {
    // Nothing else is asked of it here.
    engine: ENGINE as unknown as ContainerEngine,
    ...{ name: "test", services: new Map(running), botPort: 1, metricsHost: undefined },
    ...{ scrapeSeconds: 1, folder: "", changed: true },
  };
}

function prometheusThatKnows(urls: readonly string[]): Promise<number> {
  const activeAlertmanagers = urls.map((url) => ({ url }));
  return served((_, response) => response.end(JSON.stringify({ data: { activeAlertmanagers } })));
}

/** What is said of the first look at which it is not there, or how it was seen. */
async function firstWord(stack: RunningStack): Promise<string> {
  const enough = new AbortController();
  let first: string | undefined;
  const { seen } = await TEST_ALERT_ARRIVES.check(stack, enough.signal, (said) => {
    first ??= said;
    enough.abort();
  });
  return first ?? seen;
}

describe("a test alert", () => {
  it("has arrived where Alertmanager lists the one that was sent", async () => {
    const { port, taken } = await alertmanagerThatLists((sent) => sent);
    expect(await TEST_ALERT_ARRIVES.check(stackWith({ alertmanager: port }), NEVER)).toEqual({
      seen: "yes",
      said: "sent from this machine",
    });
    expect(taken).toMatchObject([{ labels: { alertname: "LedgerStackTest", stack: "test" } }]);
  });

  it("has not where it lists that of an earlier look", async () => {
    const { port } = await alertmanagerThatLists((sent) =>
      sent.map(({ labels }) => ({ labels: { ...labels, test: "test-1" } })),
    );
    expect(await firstWord(stackWith({ alertmanager: port }))).toBe(
      "it was taken, and is not in Alertmanager's list",
    );
  });

  it("goes the way of Prometheus' own, to the Alertmanager that it knows", async () => {
    const { port, taken } = await alertmanagerThatLists((sent) => sent);
    const known = `http://alertmanager:${ALERTMANAGER.port.inside}/api/v2/alerts`;
    const prometheus = await prometheusThatKnows([known]);
    const stack = stackWith({ alertmanager: port, prometheus });
    expect(await TEST_ALERT_ARRIVES.check(stack, NEVER)).toMatchObject({ seen: "yes" });
    expect(taken).toHaveLength(1);
  });

  it.each([
    ["another one", ["http://elsewhere:9093/api/v2/alerts"]],
    ["none", []],
  ])("is not even sent where Prometheus knows %s", async (_which, known) => {
    const { port, taken } = await alertmanagerThatLists((sent) => sent);
    const prometheus = await prometheusThatKnows(known);
    expect(await firstWord(stackWith({ alertmanager: port, prometheus }))).toBe(
      "Prometheus does not know alertmanager:9093",
    );
    expect(taken).toEqual([]);
  });
});

describe("the real Alertmanager", () => {
  needs("prometheus-alertmanager");

  it("lists it, each time that it is asked anew", async () => {
    const { url } = await startAlertmanager(ALERTMANAGER_FILE);
    const stack = stackWith({ alertmanager: Number(new URL(url).port) });
    for (const _time of [1, 2])
      expect(await TEST_ALERT_ARRIVES.check(stack, NEVER)).toMatchObject({ seen: "yes" });
  });
});
