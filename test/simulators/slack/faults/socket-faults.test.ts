import { LogLevel } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import type { SlackSimulator, SlackSimulatorOptions } from "../../../../src/simulators/slack/simulator.ts";
import { until } from "../../../until.ts";
import { ANA, HELP, rawSocket, startedSimulator, webClient } from "../clients.ts";
import { turnedPings } from "../turned-pings.ts";

describe("a planned fault of a WebSocket", () => {
  it.each(["warning", "refresh_requested", "link_disabled"] as const)(
    "asks the app to reconnect: %s",
    async (reason) => {
      const { slack } = await faulty([{ fault: "disconnect", reason, method: "users.info", nth: 1 }]);
      const app = await rawSocket(slack);
      await webClient(slack).users.info({ user: ANA });
      await expect.poll(() => app.frames.at(-1)).toMatchObject({ type: "disconnect", reason });
    },
  );

  it("makes the client reconnect amidst an answer, and it hears what comes then", async () => {
    const { slack } = await faulty([{ fault: "disconnect", method: "chat.update", nth: 1 }]);
    const { texts, connects } = await startedClient(slack);
    const web = webClient(slack);
    const { ts = "" } = await web.chat.postMessage({ channel: HELP, text: "Thinking..." });
    await web.chat.update({ channel: HELP, ts, text: "An answer" });
    await until("it has reconnected", () => connects() === 2);
    slack.post({ user: ANA, channel: HELP, text: "still there?" });
    await expect.poll(texts).toContain("still there?");
  });

  it("strikes one connection, or all", async () => {
    const { slack } = await faulty([
      { fault: "socket_reset", event: "message", nth: 1 },
      { fault: "socket_reset", event: "message", nth: 2, connections: "all" },
    ]);
    const apps = [await rawSocket(slack), await rawSocket(slack), await rawSocket(slack)];
    slack.post({ user: ANA, channel: HELP, text: "one" });
    expect(await apps[0]?.closed).toBe(1006);
    await expect.poll(slack.connections).toBe(2);
    slack.post({ user: ANA, channel: HELP, text: "two" });
    await expect.poll(slack.connections).toBe(0);
  });

  it("cuts it without a word, and the client reconnects", async () => {
    const { slack } = await faulty([{ fault: "socket_reset", event: "message", nth: 1 }]);
    const { connects } = await startedClient(slack);
    slack.post({ user: ANA, channel: HELP, text: "cut" });
    await until("it has reconnected", () => connects() === 2);
  });

  it("lets it fall silent, and the client gives it up for want of a pong", async () => {
    const { clock } = createTurnedClock();
    const { slack } = await faulty([{ fault: "half_open", event: "message", nth: 1, for: "1m" }], { clock });
    const { texts, connects, pings } = await startedClient(slack);
    slack.post({ user: ANA, channel: HELP, text: "into the void" });
    expect(slack.connections()).toBe(1);
    // The fourth ping without an answer makes it say goodbye; by the fifth it does not wait for that to be answered.
    pings.turn((5 * PATIENCE) / 3);
    await until("it has reconnected", () => connects() === 2);
    expect(texts()).toEqual([]);
    // The simulator, as Slack, does not know yet that nobody hears on the old one.
    expect(slack.connections()).toBe(2);
  });

  it("ends the silence of one when its time is over", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await faulty([{ fault: "half_open", event: "message", nth: 1, for: "30s" }], { clock });
    const app = await rawSocket(slack);
    slack.post({ user: ANA, channel: HELP, text: "into the void" });
    turn(29_999);
    expect(slack.connections()).toBe(1);
    turn(1);
    expect(await app.closed).toBe(1006);
    expect(app.envelopes()).toEqual([]);
  });

  it.each(["malformed_frame", "binary_frame"] as const)(
    "sends a %s, which the client passes over",
    async (fault) => {
      const { slack } = await faulty([{ fault, event: "message" }]);
      const { texts, connects } = await startedClient(slack);
      slack.post({ user: ANA, channel: HELP, text: "after the nonsense" });
      await expect.poll(texts).toEqual(["after the nonsense"]);
      expect(connects()).toBe(1);
    },
  );

  it("turns one away as if ten were open, and lets the next one in", async () => {
    const { slack, entries } = await faulty([{ fault: "too_many_websockets", nth: 1 }]);
    const app = await rawSocket(slack);
    expect(app.frames).toMatchObject([{ type: "disconnect", reason: "too_many_websockets" }]);
    expect(await app.closed).toBe(1000);
    expect(entries).toContainEqual(
      expect.objectContaining({ type: "socket-refused", reason: "too_many_websockets" }),
    );
    await rawSocket(slack);
    expect(slack.connections()).toBe(1);
  });

  it("happens when it is time, by the simulator's clock", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await faulty(
      [
        { fault: "binary_frame", at: "12s" },
        { fault: "malformed_frame", every: "30s", times: 2 },
      ],
      { clock },
    );
    turn(11_999);
    expect(slack.faultTrace().fired).toEqual([]);
    turn(200_000);
    expect(slack.faultTrace().fired.map(({ fault, at }) => [fault, at])).toEqual([
      ["binary_frame", 12_000],
      ["malformed_frame", 30_000],
      ["malformed_frame", 60_000],
    ]);
  });
});

describe("a planned outage", () => {
  it("closes all WebSockets and answers every request with 503 until it is over", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await faulty([{ fault: "outage", at: "20s", for: "30s" }], { clock });
    const app = await rawSocket(slack);
    turn(20_000);
    await app.closed;
    await expect.poll(slack.connections).toBe(0);
    expect(await statusOf(slack, "auth.test")).toBe(503);
    expect(await statusOf(slack, "apps.connections.open")).toBe(503);
    turn(29_999);
    expect(await statusOf(slack, "auth.test")).toBe(503);
    turn(1);
    expect(await statusOf(slack, "auth.test")).toBe(200);
    await rawSocket(slack);
    expect(slack.connections()).toBe(1);
  });

  it("lets no WebSocket in with a ticket from before", async () => {
    const { slack, entries } = await faulty([{ fault: "outage", method: "users.info", nth: 1, for: "1m" }]);
    const { url = "" } = await webClient(slack, slack.appToken).apps.connections.open({});
    await statusOf(slack, "users.info");
    await expect(rawSocket(slack, url)).rejects.toThrow("503");
    expect(entries).toContainEqual(expect.objectContaining({ type: "socket-refused", reason: "outage" }));
  });

  it("is over, and the client is back, with what was said meanwhile", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await faulty([{ fault: "outage", at: "1s", for: "3s" }], { clock });
    const { texts, connects } = await startedClient(slack);
    turn(1_000);
    await expect.poll(slack.connections).toBe(0);
    slack.post({ user: ANA, channel: HELP, text: "anybody?" });
    turn(3_000);
    await until("it has reconnected", () => connects() === 2);
    turn(60_000);
    await until("it has heard", () => texts().length > 0);
    expect(texts()).toEqual(["anybody?"]);
  });
});

async function faulty(rules: readonly FaultRule[], options: SlackSimulatorOptions = {}) {
  return startedSimulator({ faults: { seed: 0, rules: [...rules] }, ...options });
}

/** Milliseconds: the SDK's client waits as long for a pong, and before it reconnects. It pings three times within it. */
const PATIENCE = 60;

/** The SDK's client, which waits less long before it reconnects; its pings are turned. */
async function startedClient(slack: SlackSimulator) {
  const pings = turnedPings();
  const client = new SocketModeClient({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: PATIENCE,
    clientOptions: { slackApiUrl: slack.url, retryConfig: { retries: 100, minTimeout: 20, factor: 1 } },
  });
  const heard: string[] = [];
  let connected = 0;
  client.on("connected", () => {
    connected += 1;
  });
  client.on("message", async ({ event, ack }) => {
    heard.push(event.text);
    await ack();
  });
  await client.start();
  onTestFinished(() => client.disconnect());
  return { texts: () => heard, connects: () => connected, pings };
}

async function statusOf(slack: SlackSimulator, method: string): Promise<number> {
  const response = await fetch(`${slack.url}${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${method.startsWith("apps.") ? slack.appToken : slack.botToken}` },
  });
  await response.arrayBuffer();
  return response.status;
}
