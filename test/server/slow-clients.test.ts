import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { startHttpServer } from "../../src/server/http-server.ts";
import { until } from "../until.ts";

async function startedAt(api: (request: Request) => Promise<Response>): Promise<number> {
  const server = await startHttpServer({
    host: "127.0.0.1",
    port: 0,
    readWithinMs: 200,
    components: {},
    metrics: { contentType: "text/plain", text: async () => "" },
    api: { fetch: api },
    emit: () => {},
  });
  onTestFinished(() => server.stop());
  return Number(new URL(server.url).port);
}

async function connectedTo(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

async function textOf(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) text += chunk;
  return text;
}

const echo = async (request: Request) => new Response(await request.text().catch(() => "unread"));

describe("a client that does not send its request in time", () => {
  it.each([
    ["its headers", "POST /v1/x HTTP/1.1\r\nHost: a\r\nX-A: "],
    ["its body", "POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345"],
    ["its chunked body", "POST /v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"],
  ])("is told so as other faults are, and let go: %s", async (_what, part) => {
    const socket = await connectedTo(await startedAt(echo));
    socket.write(part);
    const text = await textOf(socket);
    expect(text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    const [head = "", body = ""] = text.split("\r\n\r\n");
    expect(head).toContain("application/problem+json");
    expect(JSON.parse(body)).toMatchObject({ status: 408, code: "REQUEST_TIMEOUT" });
  });

  it("is let go without a word where it has read a part of a response", async () => {
    const begun = async () =>
      new Response(
        new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("begun")) }),
      );
    const socket = await connectedTo(await startedAt(begun));
    socket.write("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345");
    const text = await textOf(socket);
    expect(text).toMatch(/^HTTP\/1\.1 200 [\s\S]*begun/);
    expect(text).not.toContain("408");
  });

  it("keeps nobody else from being served", async () => {
    const port = await startedAt(echo);
    const slow = await Promise.all(Array.from({ length: 50 }, () => connectedTo(port)));
    for (const socket of slow) socket.write("GET /health HTTP/1.1\r\nX-A: ");
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    for (const socket of slow) socket.resume();
    await until("all are let go", () => slow.every((socket) => socket.closed));
  });
});
