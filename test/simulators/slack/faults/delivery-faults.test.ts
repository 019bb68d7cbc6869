import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, rawSocket, startedBoltApp, startedSimulator } from "../clients.ts";
import { startedAppServer } from "../http-events/app-server.ts";

describe("a planned fault of a delivery", () => {
  it("delivers an event again at once, with a retry number", async () => {
    const { slack, app } = await faulty([{ fault: "duplicate", event: "message", nth: 1 }]);
    say(slack, "hi");
    await expect.poll(app.envelopes).toMatchObject([
      { retry_attempt: 0, retry_reason: "", payload: { event: { text: "hi" } } },
      { retry_attempt: 1, retry_reason: "timeout", payload: { event: { text: "hi" } } },
    ]);
    const [first, second] = app.envelopes();
    expect(first?.payload.event_id).toBe(second?.payload.event_id);
    expect(first?.envelope_id).not.toBe(second?.envelope_id);
  });

  it("delivers the same envelope again, as if it were the first time", async () => {
    const { slack, app } = await faulty([{ fault: "duplicate", as: "same_envelope", nth: 1 }]);
    say(slack, "hi");
    await expect.poll(app.envelopes).toHaveLength(2);
    const [first, second] = app.envelopes();
    expect(second).toEqual(first);
    expect(first?.retry_attempt).toBe(0);
  });

  it("is content with one acknowledgement for both", async () => {
    const { slack, app, turn } = await faulty([{ fault: "duplicate", nth: 1 }]);
    say(slack, "hi");
    await expect.poll(app.envelopes).toHaveLength(2);
    const [, second] = app.envelopes();
    if (second !== undefined) app.acknowledge(second);
    await expect.poll(app.acknowledged).toBe(1);
    turn(600_000);
    expect(app.envelopes()).toHaveLength(2);
  });

  it("shows Bolt one event twice", async () => {
    const { slack } = await startedSimulator({
      faults: { seed: 0, rules: [{ fault: "duplicate", as: "same_envelope", event: "message" }] },
    });
    const heard: string[] = [];
    await startedBoltApp(slack, (bolt) => {
      bolt.message(async ({ body }) => {
        heard.push(body.event_id);
      });
    });
    say(slack, "hi");
    await expect.poll(() => heard.length).toBe(2);
    expect(heard[0]).toBe(heard[1]);
  });

  it("loses the acknowledgement, and delivers again after Slack's schedule", async () => {
    const { slack, app, turn } = await faulty([{ fault: "lost_ack", nth: 1 }]);
    say(slack, "hi");
    await expect.poll(app.envelopes).toHaveLength(1);
    const [first] = app.envelopes();
    if (first !== undefined) app.acknowledge(first);
    await expect.poll(() => app.received("frame-received")).toBe(1);
    turn(4_000);
    await expect.poll(app.envelopes).toMatchObject([{ retry_attempt: 0 }, { retry_attempt: 1 }]);
  });

  it("lets a later event overtake an earlier one", async () => {
    const { slack, app } = await faulty([{ fault: "out_of_order", nth: 1 }]);
    for (const text of ["one", "two", "three"]) say(slack, text);
    await expect
      .poll(() => app.envelopes().map(({ payload }) => payload.event.text))
      .toEqual(["two", "one", "three"]);
  });

  it("does not hold the last event back for ever", async () => {
    const { slack, app, turn } = await faulty([{ fault: "out_of_order", within: "2s" }]);
    say(slack, "alone");
    turn(1_999);
    say(slack, "alone no more");
    turn(1);
    await expect.poll(() => app.envelopes().map(({ payload }) => payload.event.text)).toEqual(["alone"]);
    turn(2_000);
    await expect.poll(app.envelopes).toHaveLength(2);
  });

  it("delivers late, by the simulator's clock", async () => {
    const { slack, app, turn } = await faulty([{ fault: "latency", event: "message", by: "2s" }]);
    say(slack, "slow");
    turn(1_999);
    expect(app.received("frame-sent")).toBe(1);
    turn(1);
    await expect.poll(app.envelopes).toHaveLength(1);
  });

  it("stays with the events that it names", async () => {
    const { slack, app } = await faulty([{ fault: "duplicate", event: "app_mention" }]);
    say(slack, `<@${slack.botUserId}> hi`);
    await expect
      .poll(() =>
        app
          .envelopes()
          .map(({ payload }) => payload.event.type)
          .sort(),
      )
      .toEqual(["app_mention", "app_mention", "message"]);
  });
});

describe("over HTTP", () => {
  it("an event comes twice, the second time with Slack's retry headers", async () => {
    const { slack, app } = await faultyOverHttp([{ fault: "duplicate", nth: 1 }]);
    say(slack, "hi");
    await expect.poll(() => app.got).toHaveLength(2);
    const [first, second] = app.got;
    expect(second?.body).toBe(first?.body);
    expect(first?.headers["x-slack-retry-num"]).toBeUndefined();
    expect(second?.headers).toMatchObject({ "x-slack-retry-num": "1", "x-slack-retry-reason": "timeout" });
  });

  it("nothing comes during an outage, and what happened then comes after it", async () => {
    const { slack, app, turn, entries } = await faultyOverHttp([{ fault: "outage", at: "1s", for: "3s" }]);
    turn(1_000);
    say(slack, "anybody?");
    expect(entries.at(-1)?.type).toBe("event-found-no-socket");
    turn(4_000);
    await expect.poll(() => app.got).toMatchObject([{ headers: { "x-slack-retry-num": "1" } }]);
  });
});

async function faultyOverHttp(rules: readonly FaultRule[]) {
  const { clock, turn } = createTurnedClock();
  const { slack, entries } = await startedSimulator({ clock });
  const app = await startedAppServer((response) => response.end());
  await slack.setRequestUrl(app.url);
  slack.setFaults({ seed: 0, rules: [...rules] });
  return { slack, app, turn, entries };
}

async function faulty(rules: readonly FaultRule[]) {
  const { clock, turn } = createTurnedClock();
  const { slack, entries } = await startedSimulator({ clock, faults: { seed: 0, rules: [...rules] } });
  const app = await rawSocket(slack);
  const received = (type: string) => entries.filter((entry) => entry.type === type).length;
  return { slack, turn, app: { ...app, received, acknowledged: () => received("event-acknowledged") } };
}

function say(slack: SlackSimulator, text: string): void {
  slack.post({ user: ANA, channel: HELP, text });
}
