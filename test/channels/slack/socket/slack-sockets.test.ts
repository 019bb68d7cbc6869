import { describe, expect, it, onTestFinished } from "vitest";
import type { Inbound } from "../../../../src/channels/inbound.ts";
import { LedgerError } from "../../../../src/core/errors.ts";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import type { SlackSimulatorOptions } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, rawSocket, startedSimulator, webClient } from "../../../simulators/slack/clients.ts";
import { channelOf, startedChannel } from "../started-channel.ts";

/** Connections are opened again after half a second, a second, two and so on. */
const SOON = { timeout: 20_000 };

// What nobody catches fails the run: an unhandled rejection is reported by the runner as an error of its own.

async function faulty(rules: readonly FaultRule[], options: SlackSimulatorOptions = {}) {
  const { slack, entries } = await startedSimulator({ ...options, faults: { seed: 0, rules: [...rules] } });
  const direct = slack.openDirectMessage(ANA);
  const ask = (text: string) => slack.post({ user: ANA, channel: direct, text });
  const acknowledged = () => entries.filter(({ type }) => type === "event-acknowledged").length;
  return { slack, entries, ask, acknowledged };
}

describe("a connection that ends", () => {
  it.each(["warning", "refresh_requested", "link_disabled"] as const)(
    "because Slack says %s is opened again, and nothing of it is a fault",
    async (reason) => {
      const { slack, ask } = await faulty([{ fault: "disconnect", reason, event: "message", nth: 1 }]);
      const { channel, texts, faults } = await startedChannel(slack);
      ask("one");
      await expect.poll(channel.isConnected, SOON).toBe(false);
      await expect.poll(channel.isConnected, SOON).toBe(true);
      ask("two");
      await expect.poll(texts, SOON).toContain("two");
      expect(faults()).toEqual([]);
    },
  );

  it("without a word is opened again", async () => {
    const { slack, ask } = await faulty([{ fault: "socket_reset", event: "message", nth: 1 }]);
    const { channel, texts } = await startedChannel(slack);
    ask("one");
    await expect.poll(channel.isConnected, SOON).toBe(false);
    await expect.poll(channel.isConnected, SOON).toBe(true);
    ask("two");
    await expect.poll(texts, SOON).toContain("two");
  });

  it("only to one side is given up for want of a pong, and opened again", async () => {
    const { slack, ask } = await faulty([{ fault: "half_open", event: "message", nth: 1, for: "10m" }]);
    const { channel, texts } = await startedChannel(slack);
    ask("into the void");
    await expect.poll(channel.isConnected, SOON).toBe(false);
    await expect.poll(channel.isConnected, SOON).toBe(true);
    // Slack does not know yet that nobody hears on the old one, and chooses between the two.
    await expect
      .poll(() => {
        ask("again");
        return texts();
      }, SOON)
      .toContain("again");
  });

  it("and is refused with invalid_auth does not end the process: it says so, and comes back", async () => {
    const { slack, ask } = await faulty([
      { fault: "invalid_auth", nth: [2, 3] },
      { fault: "disconnect", event: "message", nth: 1 },
    ]);
    const { channel, texts, faults } = await startedChannel(slack);
    ask("one");
    await expect.poll(() => channel.disconnectedBecause?.() ?? "", SOON).toContain("invalid_auth");
    expect(channel.isConnected()).toBe(false);
    await expect.poll(channel.isConnected, SOON).toBe(true);
    expect(channel.disconnectedBecause?.()).toBeUndefined();
    ask("two");
    await expect.poll(texts, SOON).toContain("two");
    const told = faults().filter(({ errorType }) => errorType === "slack_connection");
    expect(told).toHaveLength(2);
    expect(told[0]?.message).toMatch(/invalid_auth.*Check SLACK_APP_TOKEN/);
  });

  it("and is refused for a time by Slack's limits comes back", async () => {
    const { slack, ask } = await faulty([
      { fault: "rate_limited", retryAfter: 2, method: "apps.connections.open", nth: 2 },
      { fault: "disconnect", event: "message", nth: 1 },
    ]);
    const { channel, faults } = await startedChannel(slack);
    ask("one");
    await expect.poll(() => faults().map(({ errorType }) => errorType), SOON).toContain("slack_connection");
    await expect.poll(channel.isConnected, SOON).toBe(true);
  });

  it("is opened once Slack is there again after an outage", async () => {
    const { slack, ask } = await faulty([{ fault: "outage", for: "2s", event: "message", nth: 1 }]);
    const { channel, texts } = await startedChannel(slack);
    ask("one");
    await expect.poll(channel.isConnected, SOON).toBe(false);
    await expect.poll(channel.isConnected, SOON).toBe(true);
    ask("two");
    await expect.poll(texts, SOON).toContain("two");
  });
});

describe("what was being kept when the connection ended", () => {
  it("comes again where it could not be acknowledged, and is known then by its id", async () => {
    const { slack, ask, acknowledged } = await faulty([{ fault: "socket_reset", event: "message", nth: 1 }]);
    const isLost = Promise.withResolvers<void>();
    const { channel, inbounds } = await startedChannel(slack, () => isLost.promise);
    ask("slow");
    await expect.poll(channel.isConnected, SOON).toBe(false);
    isLost.resolve();
    await expect.poll(acknowledged, SOON).toBe(1);
    expect(new Set(inbounds.map(({ eventId }) => eventId)).size).toBe(1);
  });
});

describe("the eleventh connection", () => {
  it("is refused at once with what to do, and the process may go on", async () => {
    const { slack } = await startedSimulator();
    const others = await Promise.all(Array.from({ length: 10 }, () => rawSocket(slack)));
    onTestFinished(() => {
      for (const { socket } of others) socket.terminate();
    });
    const { channel } = channelOf(slack);
    const fault = await channel.start(async () => {}).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(LedgerError);
    expect(fault).toMatchObject({
      code: "SLACK_UNAVAILABLE",
      message: expect.stringContaining("10 connections"),
      remedy: expect.stringContaining("--role worker"),
    });
    expect(channel.isConnected()).toBe(false);
  });

  it("of one that was connected before is tried until there is room", async () => {
    const { slack, ask } = await faulty([
      { fault: "disconnect", event: "message", nth: 1 },
      { fault: "too_many_websockets", nth: [2, 3] },
    ]);
    const { channel, texts } = await startedChannel(slack);
    ask("one");
    await expect.poll(() => channel.disconnectedBecause?.() ?? "", SOON).toContain("10 connections");
    await expect.poll(channel.isConnected, SOON).toBe(true);
    ask("two");
    await expect.poll(texts, SOON).toContain("two");
  });
});

describe("a frame that the client cannot take", () => {
  it("is no harm where Slack tells that it holds events back: it is acknowledged and told", async () => {
    const { slack, ask, acknowledged } = await faulty([], { delivery: { eventsPerHour: 1 } });
    const { channel, texts, faults } = await startedChannel(slack);
    ask("one");
    ask("two");
    await expect.poll(() => faults().map(({ errorType }) => errorType), SOON).toEqual(["slack_rate_limited"]);
    await expect.poll(acknowledged, SOON).toBe(2);
    expect(texts()).toEqual(["one"]);
    expect(channel.isConnected()).toBe(true);
  });

  it.each(["malformed_frame", "binary_frame"] as const)("is no harm where it is a %s", async (fault) => {
    const { slack, ask } = await faulty([{ fault, event: "message", nth: 1 }]);
    const { texts, faults } = await startedChannel(slack);
    ask("after the nonsense");
    await expect.poll(texts, SOON).toEqual(["after the nonsense"]);
    expect(faults()).toMatchObject([{ errorType: "slack_connection" }]);
  });
});

describe("a stop", () => {
  it("lets what is being kept end and be acknowledged before the connection closes, and begins nothing", async () => {
    const { slack, entries, ask, acknowledged } = await faulty([]);
    const keeping = Promise.withResolvers<void>();
    const begun: Inbound[] = [];
    const { channel, texts } = await startedChannel(slack, async (inbound) => {
      begun.push(inbound);
      await keeping.promise;
    });
    ask("slow");
    await expect.poll(() => begun, SOON).toHaveLength(1);
    const stopped = channel.stop();
    ask("too late");
    // Slack's hello and both events; what it is asked then comes later than they do.
    await expect.poll(() => entries.filter(({ type }) => type === "frame-sent"), SOON).toHaveLength(3);
    await webClient(slack).auth.test();
    expect(slack.connections()).toBe(1);
    keeping.resolve();
    await stopped;
    await expect.poll(acknowledged, SOON).toBe(1);
    expect(texts()).toEqual(["slow"]);
    expect(begun).toHaveLength(1);
    await expect.poll(slack.connections, SOON).toBe(0);
  });

  it("ends although a connection is about to be tried again", async () => {
    const { slack, ask } = await faulty([
      { fault: "disconnect", event: "message", nth: 1 },
      { fault: "invalid_auth", from: 2 },
    ]);
    const { channel } = await startedChannel(slack);
    ask("one");
    await expect.poll(() => channel.disconnectedBecause?.() ?? "", SOON).toContain("invalid_auth");
    await channel.stop();
    expect(slack.connections()).toBe(0);
  });

  it("closes a connection that nobody answers on", async () => {
    const { slack, ask } = await faulty([{ fault: "half_open", event: "message", nth: 1, for: "10m" }]);
    const { channel } = await startedChannel(slack);
    ask("into the void");
    await channel.stop();
    expect(channel.isConnected()).toBe(false);
  });
});
