import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { LogLevel } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { JournalEntry } from "../../../../src/simulators/slack/journal/journal.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { until } from "../../../until.ts";
import { ANA, HELP, rawSocket, refusalOf, socketUrl, startedSimulator, webClient } from "../clients.ts";
import { turnedPings } from "../turned-pings.ts";

const LIFE = 18_060_000;

describe("a connection", () => {
  it("is warned ten seconds before its end, and gets no event from then on", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    const { frames, closed } = await rawSocket(slack);
    expect(frames[0]).toMatchObject({ debug_info: { approximate_connection_time: 18_060 } });
    turn(LIFE - 10_001);
    expect(frames).toHaveLength(1);
    turn(1);
    await expect.poll(() => frames.at(-1)).toMatchObject({ type: "disconnect", reason: "warning" });
    slack.post({ user: ANA, channel: HELP, text: "too late for this one" });
    turn(9_999);
    expect(slack.connections()).toBe(1);
    turn(1);
    expect(await closed).toBe(1000);
    expect(frames.map(({ type, reason }) => reason ?? type)).toEqual([
      "hello",
      "warning",
      "refresh_requested",
    ]);
  });

  it("lives for 360 seconds where its URL asks to debug reconnects", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock, connections: { warning: 0 } });
    const { frames, closed } = await rawSocket(slack, `${await socketUrl(slack)}&debug_reconnects=true`);
    expect(frames[0]).toMatchObject({ debug_info: { approximate_connection_time: 360 } });
    turn(359_999);
    expect(slack.connections()).toBe(1);
    turn(1);
    expect(await closed).toBe(1000);
    expect(frames.at(-1)).toMatchObject({ type: "disconnect", reason: "refresh_requested" });
  });

  it("opens with a ticket of the last thirty seconds only", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    const [late, inTime] = [await socketUrl(slack), await socketUrl(slack)];
    turn(30_000);
    await rawSocket(slack, inTime);
    turn(1);
    await expect(rawSocket(slack, late)).rejects.toThrow("401");
  });

  it("is not what an event goes over once it was told to disconnect", async () => {
    const { slack } = await startedSimulator({ delivery: { policy: "one" } });
    const [first, second] = [await rawSocket(slack), await rawSocket(slack)];
    slack.disconnect("warning", 1);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(second.envelopes).toHaveLength(1);
    expect(first.frames.at(-1)).toMatchObject({ reason: "warning" });
  });

  it("settles what is acknowledged while it closes", async () => {
    const { slack, entries } = await startedSimulator();
    const app = await rawSocket(slack);
    slack.post({ user: ANA, channel: HELP, text: "hi" });
    await expect.poll(app.envelopes).toHaveLength(1);
    const [envelope] = app.envelopes();
    if (envelope !== undefined) app.acknowledge(envelope);
    slack.disconnect("refresh_requested");
    await app.closed;
    await expect.poll(slack.unsettledEvents).toBe(0);
    expect(entries.map(({ type }) => type)).toContain("event-acknowledged");
  });

  it("is pinged as often as was asked for, and pings are answered", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock, connections: { ping: 10 } });
    const { socket } = await rawSocket(slack);
    let pings = 0;
    let pongs = 0;
    socket.on("ping", () => {
      pings += 1;
    });
    socket.on("pong", () => {
      pongs += 1;
    });
    for (const count of [1, 2, 3]) {
      turn(10_000);
      await expect.poll(() => pings).toBe(count);
    }
    socket.ping();
    await expect.poll(() => pongs).toBe(1);
  });
});

describe("the SDK's own client", () => {
  it.each(["warning", "refresh_requested"] as const)("opens another connection after %s", async (reason) => {
    turnedPings();
    const { slack, entries } = await startedSimulator();
    const { client, heard } = await startedClient(slack);
    slack.disconnect(reason);
    await until("it has opened another one", () => countOf(entries, "socket-opened") === 2);
    slack.post({ user: ANA, channel: HELP, text: "back again" });
    await expect.poll(() => heard).toEqual(["back again"]);
    await client.disconnect();
  });

  it("stays outside after link_disabled until Socket Mode is switched on again", async () => {
    turnedPings();
    const { slack } = await startedSimulator();
    const { heard } = await startedClient(slack);
    slack.disconnect("link_disabled");
    await expect.poll(slack.connections).toBe(0);
    expect(await refusalOf(webClient(slack, slack.appToken).apps.connections.open({}))).toBe("access_denied");
    slack.setSocketMode(true);
    await slack.connected();
    slack.post({ user: ANA, channel: HELP, text: "back again" });
    await expect.poll(() => heard).toEqual(["back again"]);
  });

  it("keeps its connection as long as its pings are answered", async () => {
    const pings = turnedPings();
    const { slack, entries } = await startedSimulator();
    const { client, heard } = await startedClient(slack, 300);
    let closes = 0;
    client.on("close", () => {
      closes += 1;
    });
    const pongs = countedPongs();
    // It pings three times within its patience, and would have given up after the fourth ping without an answer.
    for (let ping = 1; ping <= 15; ping += 1) {
      pings.turn(100);
      await until(`ping ${ping} is answered`, () => pongs() === ping);
    }
    slack.post({ user: ANA, channel: HELP, text: "still there" });
    await until("it has heard", () => heard.length > 0);
    expect(heard).toEqual(["still there"]);
    expect([closes, countOf(entries, "socket-opened")]).toEqual([0, 1]);
  });
});

function countOf(entries: readonly JournalEntry[], type: JournalEntry["type"]): number {
  return entries.filter((entry) => entry.type === type).length;
}

/** How many pongs have come to clients of the SDK in this process from here on. */
function countedPongs(): () => number {
  let pongs = 0;
  const count = () => {
    pongs += 1;
  };
  subscribe("undici:websocket:pong", count);
  onTestFinished(() => void unsubscribe("undici:websocket:pong", count));
  return () => pongs;
}

async function startedClient(slack: SlackSimulator, clientPingTimeout = 50) {
  const heard: unknown[] = [];
  const client = new SocketModeClient({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    // It waits as long before it opens another connection: 5 seconds if nothing is said.
    clientPingTimeout,
    clientOptions: { slackApiUrl: slack.url },
  });
  client.on("message", ({ event, ack }) => {
    heard.push(event.text);
    return ack();
  });
  await client.start();
  onTestFinished(() => client.disconnect());
  return { client, heard };
}
