import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { LedgerError } from "../../src/core/errors.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import { type HttpServer, type HttpServerOptions, startHttpServer } from "../../src/server/http-server.ts";

const OPTIONS: HttpServerOptions = {
  host: "127.0.0.1",
  port: 0,
  components: { model: () => ({ state: "up" }) },
  metrics: { contentType: "text/plain", text: async () => "" },
  emit: () => {},
};

async function started(options: Partial<HttpServerOptions> = {}): Promise<HttpServer> {
  const server = await startHttpServer({ ...OPTIONS, ...options });
  onTestFinished(() => server.stop().catch(() => {}));
  return server;
}

async function faultOf(options: Partial<HttpServerOptions>): Promise<LedgerError> {
  const fault = await startHttpServer({ ...OPTIONS, ...options }).catch((error: unknown) => error);
  if (fault instanceof LedgerError) return fault;
  throw new Error(`It is no fault that a user can mend: ${fault}`);
}

const portOf = ({ url }: HttpServer) => Number(new URL(url).port);

describe("the HTTP server", () => {
  it("takes a free port where 0 is asked for, and says which", async () => {
    const events: LedgerEvent[] = [];
    const { url } = await started({ emit: (event) => events.push(event) });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const response = await fetch(`${url}/ready`);
    expect(await response.json()).toEqual({ status: "ready", components: { model: { state: "up" } } });
    expect(events).toMatchObject([{ type: "http_request_finished", endpoint: "/ready", status: 200 }]);
  });

  it("serves numbers alone at a second address, at the same port", async () => {
    const events: LedgerEvent[] = [];
    const { url } = await started({
      metricsHost: "127.0.0.2",
      api: { fetch: () => new Response("the API") },
      emit: (event) => events.push(event),
    });
    const second = url.replace("127.0.0.1", "127.0.0.2");
    const statusOf = async (path: string) => (await fetch(`${second}${path}`)).status;
    expect([await statusOf("/metrics"), await statusOf("/health")]).toEqual([200, 200]);
    expect([await statusOf("/ready"), await statusOf("/v1/questions")]).toEqual([404, 404]);
    // What is not served there is no readiness that failed.
    expect(events).toMatchObject(["/metrics", "/health", "other", "other"].map((endpoint) => ({ endpoint })));
    expect((await fetch(`${url}/v1/questions`)).status).toBe(200);
  });

  it("closes both addresses when it is stopped", async () => {
    const server = await started({ metricsHost: "127.0.0.2" });
    await server.stop();
    const again = await started({ port: portOf(server), metricsHost: "127.0.0.2" });
    expect((await fetch(`${again.url.replace("127.0.0.1", "127.0.0.2")}/health`)).status).toBe(200);
  });

  it("does without a second address that cannot be listened on, and says so", async () => {
    const events: LedgerEvent[] = [];
    const { url } = await started({ metricsHost: "192.0.2.1", emit: (event) => events.push(event) });
    expect(events).toEqual([
      {
        type: "metrics_host_refused",
        host: "192.0.2.1",
        message: expect.stringContaining("Cannot listen on 192.0.2.1"),
      },
    ]);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it("needs no second address where it listens on all of them", async () => {
    const events: LedgerEvent[] = [];
    await started({ host: "0.0.0.0", metricsHost: "127.0.0.2", emit: (event) => events.push(event) });
    expect(events).toEqual([]);
  });

  it("needs none either where it is another name of the same one", async () => {
    const events: LedgerEvent[] = [];
    await started({ host: "localhost", metricsHost: "localhost", emit: (event) => events.push(event) });
    const { address } = await lookup("localhost");
    await started({ host: address, metricsHost: "localhost", emit: (event) => events.push(event) });
    expect(events).toEqual([]);
  });

  it("says that the second address takes in the first, and blames no other program", async () => {
    const events: LedgerEvent[] = [];
    const { url } = await started({ metricsHost: "0.0.0.0", emit: (event) => events.push(event) });
    const message = expect.stringContaining("it takes in HOST, 127.0.0.1");
    expect(events).toEqual([{ type: "metrics_host_refused", host: "0.0.0.0", message }]);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it("tells a URL that can be opened where it listens on IPv6", async ({ skip }) => {
    const server = await startHttpServer({ ...OPTIONS, host: "::1" }).catch((error: unknown) => {
      if (error instanceof LedgerError && /EADDRNOTAVAIL|EAFNOSUPPORT/.test(error.message))
        return skip("This machine has no IPv6.");
      throw error;
    });
    onTestFinished(() => server.stop());
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it("frees its port when it stops, also where a client keeps its connection", async () => {
    const first = await started();
    const port = portOf(first);
    const idle = connect(port, "127.0.0.1");
    onTestFinished(() => void idle.destroy());
    await once(idle, "connect");
    await (await fetch(`${first.url}/health`)).text();

    await Promise.all([once(idle, "close"), first.stop()]);
    expect(portOf(await started({ port }))).toBe(port);
  });
});

describe("a port that cannot be had", () => {
  it("is told where another program has it, with what to do", async () => {
    const port = portOf(await started());
    const fault = await faultOf({ port });
    expect(fault).toMatchObject({
      code: "PORT_IN_USE",
      exitCode: 4,
      message: `Port ${port} on 127.0.0.1 is in use by another program.`,
      cause: { code: "EADDRINUSE" },
    });
    expect(fault.remedy).toMatch(/--port N .*PORT/);
  });

  it("is told where the address is none of this machine", async () => {
    const fault = await faultOf({ host: "192.0.2.1" });
    expect(fault.message).toMatch(/^Cannot listen on 192\.0\.2\.1:0: .*EADDRNOTAVAIL/);
    expect(fault.exitCode).toBe(4);
  });
});
