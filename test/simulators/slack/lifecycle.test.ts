import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, rawSocket, startedSimulator, webClient } from "./clients.ts";

it("listens on the port that was asked for, and says which one is taken", async () => {
  const { slack } = await startedSimulator();
  const port = Number(new URL(slack.url).port);
  await expect(startSlackSimulator({ port })).rejects.toMatchObject({
    name: "LedgerError",
    code: "PORT_IN_USE",
    message: expect.stringContaining(`127.0.0.1:${port}`),
    remedy: expect.stringContaining(`port ${port}`),
  });
  await slack.stop();
  const again = await startSlackSimulator({ port });
  expect(again.url).toBe(slack.url);
  await again.stop();
});

it("closes the sockets and the port when it stops", async () => {
  const { slack } = await startedSimulator();
  const { closed } = await rawSocket(slack);
  await webClient(slack).auth.test();
  await slack.stop();
  expect(await closed).toBe(1000);
  expect(slack.connections()).toBe(0);
  await expect(fetch(slack.url)).rejects.toThrow();
});

it("cuts a connection whose app does not answer the close", async () => {
  const { slack } = await startedSimulator();
  const { socket } = await rawSocket(slack);
  socket.pause();
  await slack.stop();
  expect(slack.connections()).toBe(0);
  socket.terminate();
});

it("stops while a request is half sent", async () => {
  const { slack } = await startedSimulator();
  const stream = await rawStream(slack.url);
  stream.write("POST /api/auth.test HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf");
  await webClient(slack).auth.test();
  await slack.stop();
  await expect.poll(() => stream.destroyed).toBe(true);
});

it.each([
  ["what is no HTTP", "junk\r\n\r\n", "HTTP/1.1 400"],
  ["a target that is no URL", "GET // HTTP/1.1\r\nhost: x\r\n\r\n", "HTTP/1.1 404"],
  [
    "an upgrade of such a target",
    "GET // HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    "HTTP/1.1 401",
  ],
])("answers %s and goes on", async (_what, request, status) => {
  const { slack } = await startedSimulator();
  const stream = await rawStream(slack.url);
  stream.write(request);
  const [answer] = await once(stream, "data");
  expect(String(answer)).toContain(status);
  expect(await webClient(slack).auth.test()).toMatchObject({ ok: true });
});

it("can be stopped twice", async () => {
  const { slack } = await startedSimulator();
  await slack.stop();
  await expect(slack.stop()).resolves.toBeUndefined();
});

it("sends nothing after it was stopped", async () => {
  const { slack, entries } = await startedSimulator();
  await slack.stop();
  slack.post({ user: ANA, channel: HELP, text: "too late" });
  expect(entries).toEqual([]);
});

it("leaves nothing behind that would keep the process", async () => {
  const program = fileURLToPath(new URL("start-and-stop.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout: 20_000 });
  expect(JSON.parse(stdout)).toEqual({ stopped: true, left: [] });
});

async function rawStream(url: string) {
  const stream = connect(Number(new URL(url).port), "127.0.0.1");
  stream.on("error", () => stream.destroy());
  await once(stream, "connect");
  return stream;
}
