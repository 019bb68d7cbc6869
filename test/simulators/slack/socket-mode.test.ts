import { LogLevel } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { describe, expect, it, onTestFinished } from "vitest";
import type { WebSocket } from "ws";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { ANA, type Frame, HELP, rawSocket, socketUrl, startedBoltApp, startedSimulator } from "./clients.ts";

describe("connecting", () => {
  it("greets the SDK's own client", async () => {
    const { slack, entries } = await startedSimulator();
    const client = await startedSocketClient(slack);
    await slack.connected();
    expect(slack.connections()).toBe(1);
    expect(entries).toContainEqual(
      expect.objectContaining({
        type: "frame-sent",
        frame: expect.objectContaining({
          type: "hello",
          num_connections: 1,
          connection_info: { app_id: "A0LEDGER001" },
        }),
      }),
    );
    await client.disconnect();
    await expect.poll(() => slack.connections()).toBe(0);
  });

  it("takes a ticket once", async () => {
    const { slack } = await startedSimulator();
    const url = await socketUrl(slack);
    await rawSocket(slack, url);
    await expect(rawSocket(slack, url)).rejects.toThrow("401");
    await expect(rawSocket(slack, url.replace(/ticket=[\w-]+/, "ticket=made-up"))).rejects.toThrow("401");
    expect(slack.connections()).toBe(1);
  });

  it("compresses where the app offers to", async () => {
    const { slack } = await startedSimulator();
    const { socket } = await rawSocket(slack);
    expect(socket.extensions).toContain("permessage-deflate");
  });

  it("refuses the eleventh connection until one of the ten is gone", async () => {
    const { slack } = await startedSimulator();
    const sockets = await Promise.all(Array.from({ length: 10 }, () => rawSocket(slack)));
    await slack.connected(10);

    const eleventh = await rawSocket(slack);
    expect(eleventh.frames).toMatchObject([{ type: "disconnect", reason: "too_many_websockets" }]);
    expect(await eleventh.closed).toBe(1000);
    expect(slack.connections()).toBe(10);

    sockets[0]?.socket.close();
    await expect.poll(() => slack.connections()).toBe(9);
    expect((await rawSocket(slack)).frames).toMatchObject([{ type: "hello", num_connections: 10 }]);
  });

  it("says to those who wait that it was stopped", async () => {
    const { slack } = await startedSimulator();
    const waiting = expect(slack.connected(1)).rejects.toThrow("stopped");
    await slack.stop();
    await waiting;
  });
});

describe("delivering", () => {
  it("gives each event to one of the connections in turn", async () => {
    const { slack } = await startedSimulator({ delivery: { policy: "take-turns" } });
    const sockets = [await rawSocket(slack), await rawSocket(slack)];
    for (const text of ["0", "1", "2", "3"]) slack.post({ user: ANA, channel: HELP, text });

    await expect.poll(() => sockets.flatMap((socket) => socket.envelopes())).toHaveLength(4);
    const texts = sockets.map((socket) => socket.envelopes().map((envelope) => envelope.payload.event.text));
    expect(texts).toEqual([
      ["0", "2"],
      ["1", "3"],
    ]);
  });

  it("delivers again after Slack's schedule until it gives up", async () => {
    const { clock, turn, waiting } = createTurnedClock();
    const { slack, entries } = await startedSimulator({ clock });
    const { envelopes } = await rawSocket(slack);
    const idle = waiting();
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(envelopes).toHaveLength(1);

    turn(3_999);
    expect(entries.filter((entry) => entry.type === "event-not-acknowledged")).toEqual([]);
    for (const [wait, count] of [
      [1, 2],
      [60_000, 3],
      [300_000, 4],
    ] as const) {
      turn(wait);
      await expect.poll(envelopes).toHaveLength(count);
    }
    expect(envelopes().map((envelope) => [envelope.retry_attempt, envelope.retry_reason])).toEqual([
      [0, ""],
      [1, "timeout"],
      [2, "timeout"],
      [3, "timeout"],
    ]);
    expect(new Set(envelopes().map((envelope) => envelope.payload.event_id)).size).toBe(1);

    turn(3_600_000);
    expect(entries.at(-1)).toMatchObject({ type: "event-abandoned", attempt: 3 });
    expect(waiting()).toBe(idle);
  });

  it("delivers again to the SDK's client while its listener does not acknowledge, and then no more", async () => {
    const { clock, turn, waiting } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    const attempts: unknown[] = [];
    const client = await startedSocketClient(slack);
    client.on("slack_event", ({ ack, retry_num }) => {
      attempts.push(retry_num);
      if (retry_num === 1) ack();
    });
    const idle = waiting();
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(() => attempts).toEqual([0]);
    turn(4_000);
    await expect.poll(() => attempts).toEqual([0, 1]);
    await expect.poll(waiting).toBe(idle);
  });

  it("has nothing left to deliver once Bolt acknowledged", async () => {
    const { clock, waiting } = createTurnedClock();
    const { slack, entries } = await startedSimulator({ clock });
    await startedBoltApp(slack, () => {});
    const idle = waiting();
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    expect(waiting()).toBe(idle + 1);
    await expect.poll(waiting).toBe(idle);
    expect(entries.map((entry) => entry.type)).toContain("event-acknowledged");
  });

  it("is not stopped by an acknowledgement that comes too late", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack, entries } = await startedSimulator({ clock });
    const app = await rawSocket(slack);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(app.envelopes).toHaveLength(1);
    turn(3_001);
    app.acknowledge(app.envelopes()[0] as Frame);
    await expect.poll(() => entries.at(-1)?.type).toBe("event-acknowledged-late");
    turn(999);
    await expect.poll(app.envelopes).toHaveLength(2);
  });

  it("keeps an event for the next retry while no socket is open", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack, entries } = await startedSimulator({ clock });
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    expect(entries.at(-1)).toMatchObject({ type: "event-found-no-socket", attempt: 0 });

    const app = await rawSocket(slack);
    expect(app.envelopes()).toEqual([]);
    turn(4_000);
    await expect
      .poll(app.envelopes)
      .toMatchObject([{ retry_attempt: 1, payload: { event: { text: "hi" } } }]);
  });
});

describe("frames that are none", () => {
  it.each<[string, string | Buffer, string]>([
    ["bytes", Buffer.from([0, 1, 2, 255]), "binary"],
    ["words", "hello?", "not-json"],
    ["JSON of another shape", '{"type":"ping"}', "not-an-ack"],
    ["an acknowledgement of nothing", '{"envelope_id":"made-up","payload":{}}', "unknown-envelope"],
  ])("are passed over: %s", async (_what, frame, reason) => {
    const { slack, entries } = await startedSimulator();
    const app = await rawSocket(slack);
    app.socket.send(frame);
    await expect.poll(() => entries.at(-1)).toMatchObject({ type: "frame-ignored", reason });

    slack.post({ user: ANA, channel: HELP, text: "still there" });
    await expect.poll(app.envelopes).toHaveLength(1);
  });

  it("end the connection where they break the protocol, and nothing else", async () => {
    const { slack, entries } = await startedSimulator();
    const { socket, closed } = await rawSocket(slack);
    rawStreamOf(socket).write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    await closed;
    expect(entries).toContainEqual(expect.objectContaining({ type: "frame-ignored", reason: "broken" }));
    await expect.poll(() => slack.connections()).toBe(0);
    await rawSocket(slack);
    expect(slack.connections()).toBe(1);
  });
});

async function startedSocketClient(slack: SlackSimulator): Promise<SocketModeClient> {
  const client = new SocketModeClient({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url },
  });
  await client.start();
  onTestFinished(() => client.disconnect());
  return client;
}

/** `ws` hides the stream below a socket; a broken frame can be written only there. */
function rawStreamOf(socket: WebSocket): NodeJS.WritableStream {
  return Reflect.get(socket, "_socket");
}
